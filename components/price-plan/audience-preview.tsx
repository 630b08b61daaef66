import { Code } from "#components/ui/code.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { type AudienceChangeView, countInWords } from "#lib/domain/price-plan/plan-audience.ts";
import type { AudienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";

type AudiencePreviewProps = { readonly preview: AudienceChangeView; readonly change: AudienceChange["change"] };

/** Whom it concerns, what they are on now, what they come onto, and why it cannot be done if it cannot. */
export function AudiencePreview({ preview, change }: AudiencePreviewProps) {
  const { refusal, groups, subscriptions, foreign, live, next, plan } = preview;
  return (
    <>
      {refusal === null ? null : <RefusalMessage title="This cannot be done." code={refusal.code} message={refusal.message} />}
      {groups.length === 0 ? null : (
        <ul aria-label="Groups that change" className="grid gap-1.5">
          {groups.map(({ code, name, accounts, before }) => (
            <li key={code}>
              <span className="font-medium">{name}</span>, <span className="figures">{countInWords(accounts, "account")}</span>
              <span className="text-muted">{`: ${becomes(before?.name ?? null, preview, change)}`}</span>
            </li>
          ))}
        </ul>
      )}
      {subscriptions.length === 0 ? null : (
        <ul aria-label="Subscriptions that change" className="grid max-h-56 gap-1.5 overflow-y-auto">
          {subscriptions.map(({ number, accountNumber, before }) => (
            <li key={number}>
              <Code>{number}</Code>{" "}
              <span className="text-muted">{`account ${accountNumber}: ${becomes(before?.name ?? null, preview, change)}`}</span>
            </li>
          ))}
        </ul>
      )}
      {foreign.length === 0 ? null : (
        <ul aria-label="Accounts in another currency" className="grid gap-1">
          {foreign.map(({ number, currency }) => (
            <li key={number}>
              <Code>{number}</Code> <span className="text-muted">{`in ${currency}, not ${plan.currency}`}</span>
            </li>
          ))}
        </ul>
      )}
      {refusal === null && change === "assign" && live === null && next !== null ? (
        <Notice tone="caution">
          {`Version ${next.version} is not in force yet. Until it is, their usage is priced by the next plan that has a rate.`}
        </Notice>
      ) : null}
      {refusal === null && change === "assign" && live !== null ? (
        <p className="text-muted">{`They will pay by version ${live.version}. Where it has no rate for a product, the next plan decides.`}</p>
      ) : null}
    </>
  );
}

function becomes(before: string | null, { plan }: AudienceChangeView, change: AudienceChange["change"]): string {
  if (change === "release") return `on ${plan.name} now, then on the next plan that has a rate`;
  return before === null ? `no plan of their own now, then ${plan.name}` : `${before} now, then ${plan.name}`;
}
