"use client";

import type { DecideAgreementInput, SubmitAgreementInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import type { AgreementDraftView, AgreementImpact, AgreementView } from "#lib/domain/agreement/agreement-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { DiscardDraft, WithdrawDraft } from "../draft-commands.tsx";
import { DraftUnderWay } from "../draft-under-way.tsx";
import { SubmitForReview } from "../submit-for-review.tsx";
import { AgreementImpactTable } from "./agreement-impact.tsx";

type OfAccount = { readonly account: string };

export type AgreementDraftActions = {
  readonly submit: Action<SubmitAgreementInput, unknown>;
  readonly withdraw: Action<OfAccount, unknown>;
  readonly discard: Action<OfAccount & { readonly revision: number }, unknown>;
  readonly decide: Action<DecideAgreementInput, unknown>;
};

type UnderWayProps = { readonly view: AgreementView; readonly draft: AgreementDraftView; readonly actions: AgreementDraftActions };
type AgreementUnderWayProps = UnderWayProps & { readonly impact: AgreementImpact | null; readonly canEdit: boolean };

/** The draft, or what is asked of a second person, with what it does to the account's prices. */
export function AgreementUnderWay({ impact, canEdit, ...props }: AgreementUnderWayProps) {
  const { view, draft, actions } = props;
  return (
    <DraftUnderWay
      draft={draft}
      hasVersions={view.versions.length > 0}
      zone={view.zone}
      decide={actions.decide}
      commands={canEdit ? <Commands {...props} /> : null}
    >
      {impact === null ? null : <AgreementImpactTable impact={impact} zone={view.zone} />}
    </DraftUnderWay>
  );
}

function Commands({ view, draft, actions }: UnderWayProps) {
  const account = view.account.number;
  if (draft.state === "inReview") {
    return (
      <div>
        <WithdrawDraft which={{ account }} withdraw={actions.withdraw} />
      </div>
    );
  }
  const remains =
    view.versions.length === 0 ? "Nothing of the agreement was ever approved, so nothing of it holds." : "What is in force stays as it is.";
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitForReview
        what="agreement"
        revision={draft.revision}
        zone={view.zone}
        defaultEffective={view.defaultEffective}
        disabled={draft.findings.some(({ severity }) => severity === "error")}
        submit={(asked, options) => actions.submit({ account, ...asked }, options)}
      />
      <ButtonLink href={`/agreements/${encodeURIComponent(account)}/draft`}>Continue the draft</ButtonLink>
      <DiscardDraft which={{ account, revision: draft.revision }} remains={remains} discard={actions.discard} />
    </div>
  );
}
