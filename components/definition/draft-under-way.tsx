import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { DecideDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountDraftView } from "#lib/domain/discount/discount-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { IsoInstant } from "../ui/iso-instant.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { StatusPill } from "../ui/status-pill.tsx";
import { DRAFT_LOOK } from "../ui/version-look.ts";
import { DecideDiscount } from "./discount/decide-discount.tsx";
import { DiscountChanges } from "./discount/discount-changes.tsx";

type UnderWayProps = {
  readonly draft: Omit<DiscountDraftView, "document">;
  /** Whether there is anything that it differs from. */
  readonly hasVersions: boolean;
  readonly zone: string;
  readonly decide: Action<DecideDiscountInput, unknown>;
  /** What may be done with it by who edits. */
  readonly commands: ReactNode;
  /** Between what changes and the decision about it: what it would do. */
  readonly children?: ReactNode;
};

/** The draft, or what is asked of a second person. */
export function DraftUnderWay({ draft, hasVersions, zone, decide, commands, children }: UnderWayProps) {
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
        {hasVersions ? <DiscountChanges changes={draft.changes} /> : null}
        {errors.map(({ path, message }) => (
          <p key={path} className="flex items-start gap-2">
            <CircleAlert className="mt-0.5 size-4 shrink-0 text-negative" aria-hidden="true" />
            <span>
              <span className="sr-only">Error: </span>
              {message}
            </span>
          </p>
        ))}
        {draft.request ? <Asked request={draft.request} zone={zone} /> : null}
        {children}
        {draft.request ? <DecideDiscount request={draft.request} zone={zone} decide={decide} /> : null}
        {commands}
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
