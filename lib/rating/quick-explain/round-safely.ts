import { MONEY_DECIMALS } from "#lib/kernel/money.ts";
import { divideSafe, isSafe, TENS } from "#lib/kernel/safe-integer.ts";
import type { SafeAmount } from "../charges/safe-amount.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import type { QuickTax } from "../quick/product-sheets.ts";
import type { Rounding } from "../round-and-tax.ts";

/** Amounts in whole steps of the plan's decimals, before the directive. */
export type RoundedAmounts = {
  readonly rounded: number;
  readonly gross: number;
  readonly net: number;
  readonly tax: number;
  /** How many a step is of the currency's unit. */
  readonly millionths: number;
};

type Terms = Pick<CompiledRateBook, "rounding" | "taxInclusive">;

/** As `roundOnce` and `splitTax`; null beyond 2^53. */
export function roundSafely(
  { rounding, taxInclusive: inclusive }: Terms,
  amount: SafeAmount,
  { percent, hundred }: QuickTax,
): RoundedAmounts | null {
  const rounded = roundedSteps(amount, rounding);
  const tax = divideSafe(rounded * percent, inclusive ? hundred + percent : hundred, rounding.mode);
  const [gross, net] = inclusive ? [rounded, rounded - tax] : [rounded + tax, rounded];
  const millionths = ten(MONEY_DECIMALS - rounding.roundTo);
  return isSafe(tax) && isSafe(gross * millionths) && isSafe(net * millionths) ? { rounded, gross, net, tax, millionths } : null;
}

/** A scale that is finer than the step is divided away, so that the numerator stays small. */
function roundedSteps({ unscaled, scale, over }: SafeAmount, { roundTo, mode }: Rounding): number {
  if (scale >= roundTo) return divideSafe(unscaled, over * ten(scale - roundTo), mode);
  return divideSafe(unscaled * ten(roundTo - scale), over, mode);
}

function ten(exponent: number): number {
  return TENS[exponent] ?? Number.NaN;
}
