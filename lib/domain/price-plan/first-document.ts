import type { PricePlan } from "./price-plan.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";

export type PlanTerms = Pick<PricePlanDocument, "taxInclusive" | "timeZone">;

type Named = Pick<PricePlan, "code" | "name" | "currency">;

/** What a plan begins with when nothing is copied: how its prices are meant, and no price yet. */
export function emptyDocument({ code, name, currency }: Named, { taxInclusive, timeZone }: PlanTerms): PricePlanDocument {
  return {
    format: "ratewright/price-plan@1",
    code,
    name,
    currency,
    taxInclusive,
    timeZone,
    rounding: "half-away-from-zero",
    rates: [],
  };
}

/**
 * Another plan's prices under this plan's name. The figures are copied as they are: in another currency, or with tax meant otherwise,
 * they are still the same figures. Decimals to round to belong to a currency and do not go over to another.
 */
export function copiedDocument(source: PricePlanDocument, { code, name, currency }: Named, terms: PlanTerms): PricePlanDocument {
  const { roundTo, ...rest } = source;
  const rounding = roundTo === undefined || source.currency !== currency ? {} : { roundTo };
  return { ...rest, ...rounding, code, name, currency, ...terms };
}

/** The same terms without a price: what a first version is compared with, so that each of its prices is a change to look at. */
export function withoutPrices({ rates: _rates, discounts: _discounts, ...terms }: PricePlanDocument): PricePlanDocument {
  return { ...terms, rates: [] };
}
