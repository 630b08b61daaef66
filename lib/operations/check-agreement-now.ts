import type { AccountHead } from "#db/mapping/accounts.ts";
import { findAgreementPlan } from "#db/queries/agreement-plans.ts";
import { listDiscounts } from "#db/queries/discounts.ts";
import { loadRateDefinitions } from "#db/queries/rate-definitions.ts";
import type { Reader } from "#db/tx.ts";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { checkAgreement } from "#lib/domain/agreement/check-agreement.ts";
import { checkAllowances } from "#lib/domain/allowance/check-allowances.ts";
import type { Finding } from "#lib/domain/price-plan/finding.ts";
import type { Instant } from "#lib/kernel/instant.ts";

export type CheckedAgreement = {
  readonly findings: readonly Finding[];
  /** Null where it names no plan that exists. */
  readonly currencies: { readonly planCurrency: string; readonly accountCurrency: string } | null;
};

type Asked = { readonly document: AgreementDocument; readonly account: AccountHead; readonly now: Instant };

/** What stands against publishing an agreement as the console's definitions are now. */
export async function checkAgreementNow(reader: Reader, { document, account, now }: Asked): Promise<CheckedAgreement> {
  const plan = document.pricePlan === null ? null : await findAgreementPlan(reader, document.pricePlan);
  const definitions = await loadRateDefinitions(reader, now);
  const { offer } = definitions;
  const discounts = await listDiscounts(reader, { archived: false });
  const findings = checkAgreement(document, {
    account,
    plan,
    discounts: new Set(discounts.map(({ code }) => code)),
    targets: {
      product: new Set(Object.keys(offer.products)),
      productType: new Set(Object.keys(offer.productTypes)),
      family: new Set(offer.families),
    },
    definitions: definitions.definitions,
    now,
  });
  const shared = checkAllowances(document, definitions);
  return { findings: [...findings, ...shared], currencies: plan && { planCurrency: plan.currency, accountCurrency: account.currency } };
}
