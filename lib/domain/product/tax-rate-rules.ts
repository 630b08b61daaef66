import type { Instant } from "#lib/kernel/instant.ts";
import type { ProductContent, TaxRate } from "./product-content.ts";
import { shortPercent } from "./product-texts.ts";

export type Taxed = Pick<ProductContent, "rating" | "validFrom" | "taxRates">;

export type TaxChange = {
  /** As it is stored; null for a new product. */
  readonly before: Taxed | null;
  readonly after: Taxed;
  readonly now: Instant;
};

export type TaxProblem = { readonly kind: "inForce" | "past" | "missing"; readonly message: string };

/**
 * Tax is never changed backwards: what is rated again takes the rate of its own instant, so a row that holds or held stays,
 * and another begins in the future. Before a product's beginning nothing was sold, so there a rate may begin with it.
 */
export function taxProblem({ before, after, now }: TaxChange): TaxProblem | null {
  const inForce = (before?.taxRates ?? []).filter(({ validFrom }) => validFrom <= now);
  if (inForce.some((rate) => !holds(after.taxRates, rate))) {
    return { kind: "inForce", message: "A tax rate that holds already, or held, stays as it is. Add another from a later instant." };
  }
  const hasBegun = before !== null && before.validFrom <= now;
  const isAllowed = ({ validFrom }: TaxRate) =>
    validFrom > now || (!hasBegun && validFrom === after.validFrom && !inForce.some((rate) => rate.validFrom <= validFrom));
  if (after.taxRates.some((rate) => !holds(inForce, rate) && !isAllowed(rate))) {
    return { kind: "past", message: "A tax rate begins in the future, or with a product that has not begun yet." };
  }
  const wasMissing = hasBegun && isUntaxed(before);
  return isUntaxed(after) && !wasMissing ? { kind: "missing", message: "It needs a tax rate from its beginning on." } : null;
}

/** What is priced elsewhere brings its tax along. */
function isUntaxed({ rating, validFrom, taxRates }: Taxed): boolean {
  return rating === "here" && !taxRates.some((rate) => rate.validFrom <= validFrom);
}

function holds(taxRates: readonly TaxRate[], { validFrom, percent }: TaxRate): boolean {
  return taxRates.some((rate) => rate.validFrom === validFrom && shortPercent(rate.percent) === shortPercent(percent));
}
