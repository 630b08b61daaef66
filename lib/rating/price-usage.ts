import { type Decimal, decimalToString, fitsRate, ZERO } from "#lib/kernel/decimal.ts";
import { fitsMoney, type Micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { LimitedCharge } from "./charges/compile-charge.ts";
import type { CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import type { RatingRefusal } from "./rating-refusal.ts";
import { type Amounts, directed, roundOnce, splitTax } from "./round-and-tax.ts";
import { type SelectedRate, selectRate } from "./select-rate.ts";
import { selectTier } from "./select-tier.ts";
import type { Usage } from "./usage.ts";

/** An amount, and every decision that led to it. */
export type Priced = {
  readonly selected: SelectedRate;
  /** Null when the base won. */
  readonly tier: CompiledTier | null;
  readonly charged: LimitedCharge;
  readonly rounded: Micros;
  readonly taxPercent: Decimal;
  readonly amounts: Amounts;
};

/**
 * The pipeline. Which rate, then which of its tiers, because only the winner may look at the quantity; then the charge, exact;
 * then the one rounding; then tax, on the amount that is shown; the directive last, so that a credit is the opposite of the
 * very charge, to the last digit. Refusals come in the same order.
 */
export function priceUsage(book: CompiledRateBook, usage: Usage): Result<Priced, RatingRefusal> {
  const refusal = refuseQuantity(usage.quantity);
  if (refusal) return refused(refusal);

  const selected = selectRate(book, usage);
  if (!selected) return refused({ code: "NO_RATE", params: { product: usage.productCode } });
  const tier = selectTier(selected.rate, usage);

  const { price } = tier?.charge ?? selected.rate.base;
  const charged = price({ quantity: usage.quantity, metadata: usage.metadata });
  if (!charged.ok) return charged;

  const rounded = roundOnce(charged.value.amount, book.rounding);
  const taxPercent = appliedTaxPercent(usage);
  const amounts = splitTax(rounded, { percent: taxPercent, inclusive: book.taxInclusive, rounding: book.rounding });
  if (!fitsMoney(amounts.gross)) return refused({ code: "TOO_MANY_DIGITS", params: { product: usage.productCode } });

  return ok({ selected, tier, charged: charged.value, rounded, taxPercent, amounts: directed(amounts, usage.directive) });
}

function refuseQuantity(quantity: Decimal): RatingRefusal | null {
  const params = { quantity: decimalToString(quantity) };
  if (quantity.unscaled < 0n) return { code: "NEGATIVE_USAGE", params };
  return fitsRate(quantity) ? null : { code: "TOO_MANY_DIGITS", params };
}

function appliedTaxPercent({ taxPercent, taxClass = "standard" }: Usage): Decimal {
  return taxClass === "standard" ? taxPercent : ZERO;
}
