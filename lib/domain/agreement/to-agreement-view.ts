import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { AgreementDocument } from "./agreement-document.ts";
import { agreementStanding } from "./agreement-standing.ts";
import type { AgreementRow } from "./agreement-view.ts";
import type { AgreementHead } from "./pricing-agreement.ts";

type Known = {
  readonly account: { readonly number: string; readonly name: string };
  readonly head: AgreementHead;
  readonly versions: readonly { readonly head: { readonly effectiveAt: Instant }; readonly document: AgreementDocument }[];
  readonly draft: { readonly head: { readonly state: string } } | null;
  readonly planNames: ReadonlyMap<string, string>;
  readonly now: Instant;
};

export function toAgreementRow({ account, head, versions, draft, planNames, now }: Known): AgreementRow {
  const { standing, version } = agreementStanding(versions, now);
  const code = version?.document.pricePlan ?? null;
  return {
    ...head,
    account: { number: account.number, name: account.name },
    standing,
    plan: code === null ? null : { code, name: planNames.get(code) ?? code },
    since: version && instantToString(version.head.effectiveAt),
    until: version?.document.validTo ?? null,
    draft: draft === null ? null : draft.head.state === "inReview" ? "inReview" : "draft",
  };
}
