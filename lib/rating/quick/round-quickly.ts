import { MONEY_DECIMALS } from "#lib/kernel/money.ts";
import { bigintOf } from "#lib/kernel/safe-bigint.ts";
import { divideSafe, isSafe, TENS } from "#lib/kernel/safe-integer.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import type { PriceResult } from "../rating-result.ts";
import type { Rounding } from "../round-and-tax.ts";
import type { BillingDirective } from "../usage.ts";
import type { QuickTax } from "./product-sheets.ts";
import type { QuickFraction } from "./quick-fraction.ts";

/** As `roundOnce`, `splitTax` and `directed`, in safe integers. Null where a product leaves them. */
export function roundQuickly(
  { rounding, taxInclusive }: CompiledRateBook,
  { numerator, denominator }: QuickFraction,
  { percent, hundred, directive }: Pick<QuickTax, "percent" | "hundred"> & { readonly directive: BillingDirective },
): PriceResult | null {
  const steps = roundSafe(numerator, denominator, rounding);
  const tax = divideSafe(steps * percent, taxInclusive ? hundred + percent : hundred, rounding.mode);
  const gross = taxInclusive ? steps : steps + tax;
  const micros = TENS[MONEY_DECIMALS - rounding.roundTo] ?? Number.NaN;
  if (!(isSafe(gross * micros) && isSafe(tax))) return null;
  switch (directive) {
    case "toBeBilled":
      return resultOf(gross, tax, micros);
    case "toBeCredited":
      return resultOf(gross, tax, -micros);
    case "notToBeBilled":
      return resultOf(0, 0, 1);
  }
}

const NO_CHANGES = [] as const;

function resultOf(gross: number, tax: number, micros: number): PriceResult {
  return {
    rated: true,
    gross: bigintOf(gross * micros),
    net: bigintOf((gross - tax) * micros),
    tax: bigintOf(tax * micros),
    changes: NO_CHANGES,
  };
}

/** The denominator is mostly a multiple of the step's, and dividing it keeps the numerator small. */
function roundSafe(numerator: number, denominator: number, { roundTo, mode }: Rounding): number {
  const ten = TENS[roundTo] ?? Number.NaN;
  const whole = Math.floor(denominator / ten);
  return whole * ten === denominator ? divideSafe(numerator, whole, mode) : divideSafe(numerator * ten, denominator, mode);
}
