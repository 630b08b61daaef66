import { CircleAlert } from "lucide-react";
import type { DecideDiscountInput, SubmitDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountDraftView, DiscountView } from "#lib/domain/discount/discount-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { StatusPill } from "../../ui/status-pill.tsx";
import { DRAFT_LOOK } from "../../ui/version-look.ts";
import { DecideDiscount } from "./decide-discount.tsx";
import { DiscountChanges } from "./discount-changes.tsx";
import { DiscardDiscountDraft, WithdrawDiscount } from "./discount-commands.tsx";
import { SubmitDiscount } from "./submit-discount.tsx";

type AtRevision = { readonly code: string; readonly revision: number };

export type DraftActions = {
  readonly submit: Action<SubmitDiscountInput, unknown>;
  readonly withdraw: Action<{ readonly code: string }, unknown>;
  readonly discard: Action<AtRevision, unknown>;
  readonly decide: Action<DecideDiscountInput, unknown>;
};

type UnderWayProps = {
  readonly view: DiscountView;
  readonly draft: DiscountDraftView;
  readonly canEdit: boolean;
  readonly actions: DraftActions;
};

/** The draft, or what is asked of a second person. */
export function DiscountUnderWay({ view, draft, canEdit, actions }: UnderWayProps) {
  const { label, tone, mark } = DRAFT_LOOK[draft.state];
  const errors = draft.findings.filter(({ severity }) => severity === "error");
  return (
    <Panel
      title={draft.state === "inReview" ? "What is asked" : "Draft"}
      description={`Edited by ${draft.editors.join(", ")}`}
      actions={
        <StatusPill tone={tone} mark={mark}>
          {label}
        </StatusPill>
      }
    >
      <div className="grid gap-3">
        {draft.requestedChanges && draft.state === "draft" ? (
          <Notice tone="caution" title={`${draft.requestedChanges.by} asked for changes`}>
            {draft.requestedChanges.note}
          </Notice>
        ) : null}
        <p className="text-pretty font-medium">{draft.words}</p>
        {view.versions.length === 0 ? null : <DiscountChanges changes={draft.changes} />}
        {errors.map(({ path, message }) => (
          <p key={path} className="flex items-start gap-2">
            <CircleAlert className="mt-0.5 size-4 shrink-0 text-negative" aria-hidden="true" />
            <span>
              <span className="sr-only">Error: </span>
              {message}
            </span>
          </p>
        ))}
        {draft.request ? <Asked request={draft.request} zone={view.zone} /> : null}
        {draft.request ? <DecideDiscount request={draft.request} zone={view.zone} decide={actions.decide} /> : null}
        {canEdit ? <DraftCommands view={view} draft={draft} hasErrors={errors.length > 0} actions={actions} /> : null}
      </div>
    </Panel>
  );
}

function Asked({ request, zone }: { readonly request: NonNullable<DiscountDraftView["request"]>; readonly zone: string }) {
  return (
    <p className="text-muted text-pretty">
      {`${request.requestedBy} asked on `}
      <IsoInstant iso={request.requestedAt} zone={zone} />
      {request.effectiveAt === null ? " for it to hold when it is approved: " : " for it to hold from "}
      {request.effectiveAt === null ? null : <IsoInstant iso={request.effectiveAt} zone={zone} />}
      {request.effectiveAt === null ? request.note : `: ${request.note}`}
    </p>
  );
}

type DraftCommandsProps = Omit<UnderWayProps, "canEdit"> & { readonly hasErrors: boolean };

function DraftCommands({ view, draft, hasErrors, actions }: DraftCommandsProps) {
  const { code, zone, defaultEffective, versions } = view;
  const { revision } = draft;
  if (draft.state === "inReview") {
    return (
      <div>
        <WithdrawDiscount code={code} withdraw={actions.withdraw} />
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitDiscount
        code={code}
        revision={revision}
        zone={zone}
        defaultEffective={defaultEffective}
        disabled={hasErrors}
        submit={actions.submit}
      />
      <ButtonLink href={`/discounts/${encodeURIComponent(code)}/draft`}>Continue the draft</ButtonLink>
      <DiscardDiscountDraft code={code} revision={revision} isFirst={versions.length === 0} discard={actions.discard} />
    </div>
  );
}
