import type { DecideDiscountInput, SubmitDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountDraftView, DiscountView } from "#lib/domain/discount/discount-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { DraftUnderWay } from "../draft-under-way.tsx";
import { DiscardDiscountDraft, WithdrawDiscount } from "./discount-commands.tsx";
import { SubmitDiscount } from "./submit-discount.tsx";

type AtRevision = { readonly code: string; readonly revision: number };

export type DraftActions = {
  readonly submit: Action<SubmitDiscountInput, unknown>;
  readonly withdraw: Action<{ readonly code: string }, unknown>;
  readonly discard: Action<AtRevision, unknown>;
  readonly decide: Action<DecideDiscountInput, unknown>;
};

type UnderWayProps = { readonly view: DiscountView; readonly draft: DiscountDraftView; readonly actions: DraftActions };

/** The draft, or what is asked of a second person. */
export function DiscountUnderWay({ canEdit, ...props }: UnderWayProps & { readonly canEdit: boolean }) {
  const { view, draft, actions } = props;
  return (
    <DraftUnderWay
      draft={draft}
      hasVersions={view.versions.length > 0}
      zone={view.zone}
      decide={actions.decide}
      commands={canEdit ? <DraftCommands {...props} /> : null}
    />
  );
}

function DraftCommands({ view, draft, actions }: UnderWayProps) {
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
        disabled={draft.findings.some(({ severity }) => severity === "error")}
        submit={actions.submit}
      />
      <ButtonLink href={`/discounts/${encodeURIComponent(code)}/draft`}>Continue the draft</ButtonLink>
      <DiscardDiscountDraft code={code} revision={revision} isFirst={versions.length === 0} discard={actions.discard} />
    </div>
  );
}
