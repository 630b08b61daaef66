import type { AccountAgreement } from "#lib/domain/agreement/agreement-view.ts";
import { can, type Role } from "#lib/domain/people/permissions.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { IsoInstant } from "../../ui/iso-instant.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { AgreementState } from "./agreement-state.tsx";

type AgreementPanelProps = {
  /** Null: there is none. */
  readonly agreement: AccountAgreement | null;
  readonly account: string;
  readonly zone: string;
  readonly role: Role;
};

/** What the customer agreed on for itself. Without an agreement nothing at all, but for who may begin one. */
export function AgreementPanel({ agreement, account, zone, role }: AgreementPanelProps) {
  const canBegin = agreement === null && can(role, "pricePlan.edit");
  if (agreement === null && !canBegin) return null;
  return (
    <Panel
      title="Pricing agreement"
      actions={
        canBegin ? (
          <ButtonLink size="small" href={`/agreements/new?${new URLSearchParams({ account })}`}>
            Begin an agreement
          </ButtonLink>
        ) : null
      }
    >
      {agreement === null ? (
        <p className="text-muted">None: the usual prices hold.</p>
      ) : (
        <Standing agreement={agreement} zone={zone} role={role} />
      )}
    </Panel>
  );
}

type StandingProps = { readonly agreement: AccountAgreement; readonly zone: string; readonly role: Role };

function Standing({ agreement, zone, role }: StandingProps) {
  const { account, words, since } = agreement;
  return (
    <div className="grid gap-1.5">
      <AgreementState row={agreement} />
      <p className="text-pretty">{words ?? "Nothing was approved yet."}</p>
      <p className="flex flex-wrap gap-x-3 text-muted text-xs">
        {since === null ? null : (
          <span>
            since <IsoInstant iso={since} zone={zone} />
          </span>
        )}
        {can(role, "pricePlan.read") ? (
          <TextLink href={`/agreements/${encodeURIComponent(account.number)}`}>Open the agreement</TextLink>
        ) : null}
      </p>
    </div>
  );
}
