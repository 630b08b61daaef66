import { findAccountByNumber } from "#db/queries/accounts.ts";
import { listAgreementPlans } from "#db/queries/agreement-plans.ts";
import { listUdrTypes } from "#db/queries/definitions.ts";
import { listDiscounts } from "#db/queries/discounts.ts";
import { loadRateDefinitions, loadRateNames } from "#db/queries/rate-definitions.ts";
import type { AgreementChoices } from "#lib/domain/agreement/agreement-view.ts";
import { networkChoices } from "#lib/domain/agreement/network-choices.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { allowanceChoices } from "../allowance-choices.ts";
import type { Context } from "../context.ts";

/** What the form of an account's agreement offers to choose from. */
export async function getAgreementChoices({ database, now }: Context, number: string): Promise<Result<AgreementChoices, Refusal>> {
  const account = await findAccountByNumber(database, number);
  if (account === null) return refused({ code: "NOT_FOUND", path: "account" });
  const definitions = await loadRateDefinitions(database, now);
  const { offer } = definitions;
  const names = await loadRateNames(database);
  const plans = await listAgreementPlans(database, account.currency);
  const discounts = await listDiscounts(database, { archived: false });
  return ok({
    account: { number: account.number, name: account.name, currency: account.currency, timeZone: account.timeZone },
    plans: plans.map(({ code, name }) => ({ value: code, label: name })),
    discounts: discounts.map(({ code, name }) => ({ value: code, label: name })),
    productTypes: named(Object.keys(offer.productTypes), (code) => names.productTypes[code]?.name),
    families: named(offer.families, (code) => names.families[code]),
    networks: networkChoices(await listUdrTypes(database)),
    allowances: await allowanceChoices(database, { definitions, names }),
  });
}

function named(codes: readonly string[], nameOf: (code: string) => string | undefined) {
  return codes.map((code) => ({ value: code, label: nameOf(code) ?? code })).sort((left, right) => (left.label < right.label ? -1 : 1));
}
