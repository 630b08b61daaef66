import { listAccountClassificationCodes } from "#db/queries/classification-codes.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { listPricePlans } from "#db/queries/price-plans.ts";
import { loadRateDefinitions, loadRateNames } from "#db/queries/rate-definitions.ts";
import { withTransaction } from "#db/tx.ts";
import type { Choice, DiscountChoices } from "#lib/domain/discount/discount-view.ts";
import type { Context } from "../context.ts";

/** What the form of a discount offers to choose from. */
export async function getDiscountChoices({ database, now }: Context): Promise<DiscountChoices> {
  const { definitions, offer } = await loadRateDefinitions(database, now);
  const names = await loadRateNames(database);
  const installation = await findInstallation(database);
  const classifications = await listAccountClassificationCodes(database);
  const currency = installation?.currency ?? "EUR";
  const plans = await withTransaction(database, (tx) => listPricePlans(tx));
  return {
    products: named(Object.keys(offer.products), (code) => names.products[code]),
    productTypes: named(Object.keys(offer.productTypes), (code) => names.productTypes[code]?.name),
    families: named(offer.families, (code) => names.families[code]),
    udrTypes: named(Object.keys(definitions.udrTypes), () => undefined),
    zones: named(Object.keys(definitions.zones), (code) => names.zones[code]),
    classifications: classifications.map((code) => ({ value: code, label: code })),
    timeZone: installation?.timeZone ?? "UTC",
    currency,
    plan: plans.find((plan) => plan.kind === "global" && plan.currency === currency)?.code ?? null,
  };
}

function named(codes: readonly string[], nameOf: (code: string) => string | undefined): readonly Choice[] {
  const choices = codes.map((code) => ({ value: code, label: nameOf(code) ?? code }));
  return choices.sort((left, right) => (left.label < right.label ? -1 : 1));
}
