import type { Instant } from "#lib/kernel/instant.ts";
import { firstDifference, isSameStep, type TaxSteps } from "../tax-rate/tax-steps.ts";
import type { ProductContent, TaxRate } from "./product-content.ts";

export type Taxed = Pick<ProductContent, "rating" | "validFrom" | "taxRate" | "taxRates">;

/** The steps of the rates that products share, by code. */
export type SharedSteps = ReadonlyMap<string, TaxSteps>;

export type TaxChange = {
  /** As it is stored; null for a new product. */
  readonly before: Taxed | null;
  readonly after: Taxed;
  /** At least those that the two name. */
  readonly shared: SharedSteps;
  readonly now: Instant;
};

export type TaxProblem = { readonly kind: "inForce" | "past" | "missing"; readonly message: string };

/**
 * Tax is never changed backwards: what is rated again takes the rate of its own instant, so a row that holds or held stays,
 * and another begins in the future. Before a product's beginning nothing was sold, so there a rate may begin with it. A product may share
 * a rate instead of its own, or the other way round, when that says the same tax up to now.
 */
export function taxProblem(change: TaxChange): TaxProblem | null {
  const { before, after, shared, now } = change;
  const isOwn = (before?.taxRate ?? null) === null && after.taxRate === null;
  const problem = isOwn ? ownProblem(change) : sharedProblem(change);
  if (problem !== null) return problem;
  const wasMissing = before !== null && before.validFrom <= now && isUntaxed(before, shared);
  return isUntaxed(after, shared) && !wasMissing ? { kind: "missing", message: missingMessage(after) } : null;
}

/** The one rule by which a product's tax is found. */
export function stepsOf({ taxRate, taxRates }: Pick<Taxed, "taxRate" | "taxRates">, shared: SharedSteps): TaxSteps {
  return taxRate === null ? taxRates : (shared.get(taxRate) ?? []);
}

function ownProblem({ before, after, now }: TaxChange): TaxProblem | null {
  const inForce = (before?.taxRates ?? []).filter(({ validFrom }) => validFrom <= now);
  if (inForce.some((rate) => !holds(after.taxRates, rate))) {
    return { kind: "inForce", message: "A tax rate that holds already, or held, stays as it is. Add another from a later instant." };
  }
  const hasBegun = before !== null && before.validFrom <= now;
  const isAllowed = ({ validFrom }: TaxRate) =>
    validFrom > now || (!hasBegun && validFrom === after.validFrom && !inForce.some((rate) => rate.validFrom <= validFrom));
  return after.taxRates.some((rate) => !holds(inForce, rate) && !isAllowed(rate))
    ? { kind: "past", message: "A tax rate begins in the future, or with a product that has not begun yet." }
    : null;
}

function sharedProblem({ before, after, shared, now }: TaxChange): TaxProblem | null {
  if (before === null || before.taxRate === after.taxRate || before.validFrom > now) return null;
  const differs = firstDifference(stepsOf(before, shared), stepsOf(after, shared), before.validFrom);
  return differs === null || differs > now
    ? null
    : { kind: "inForce", message: "Up to now its tax would not be what it was. Choose a tax rate that was the same since its beginning." };
}

/** What is priced elsewhere brings its tax along. */
function isUntaxed(taxed: Taxed, shared: SharedSteps): boolean {
  return taxed.rating === "here" && !stepsOf(taxed, shared).some((rate) => rate.validFrom <= taxed.validFrom);
}

function missingMessage({ taxRate }: Taxed): string {
  return taxRate === null
    ? "It needs a tax rate from its beginning on."
    : "The shared tax rate begins later than the product. It needs one from its beginning on.";
}

function holds(taxRates: readonly TaxRate[], rate: TaxRate): boolean {
  return taxRates.some((each) => isSameStep(each, rate));
}
