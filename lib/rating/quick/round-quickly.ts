import { MONEY_DECIMALS } from "#lib/kernel/money.ts";
import { bigintOf } from "#lib/kernel/safe-bigint.ts";
import { divideSafe, isSafe, TENS } from "#lib/kernel/safe-integer.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import type { PriceResult } from "../rating-result.ts";
import type { Rounding } from "../round-and-tax.ts";
import type { BillingDirective } from "../usage.ts";
import type { QuickTax } from "./product-sheets.ts";
import type { QuickFraction } from "./quick-fraction.ts";

/** Gross and net in millionths, in one object that is written over: millions of them would only be thrown away. */
export class QuickAmounts {
  gross = 0;
  net = 0;
}

type Terms = Pick<QuickTax, "percent" | "hundred"> & { readonly directive: BillingDirective };

/** As `roundOnce`, `splitTax` and `directed`, in safe integers. Null where a product leaves them. */
export function roundQuickly(book: CompiledRateBook, amount: QuickFraction, terms: Terms): PriceResult | null {
  const { gross, net } = roundInto(new QuickAmounts(), book, { amount, ...terms });
  if (Number.isNaN(gross)) return null;
  return { rated: true, gross: bigintOf(gross), net: bigintOf(net), tax: bigintOf(gross - net), changes: NO_CHANGES };
}

const NO_CHANGES = [] as const;

/** NaN where a product leaves the safe integers. */
export function roundInto(
  into: QuickAmounts,
  { rounding, taxInclusive }: CompiledRateBook,
  { amount, percent, hundred, directive }: Terms & { readonly amount: QuickFraction },
): QuickAmounts {
  const steps = roundSafe(amount.numerator, amount.denominator, rounding);
  const tax = divideSafe(steps * percent, taxInclusive ? hundred + percent : hundred, rounding.mode);
  const gross = taxInclusive ? steps : steps + tax;
  const micros = TENS[MONEY_DECIMALS - rounding.roundTo] ?? Number.NaN;
  const sign = directive === "toBeBilled" ? micros : directive === "toBeCredited" ? -micros : 0;
  const isExact = isSafe(gross * micros) && isSafe(tax);
  // Plus 0: a credit of nothing is no minus 0.
  into.gross = isExact ? gross * sign + 0 : Number.NaN;
  into.net = isExact ? (gross - tax) * sign + 0 : Number.NaN;
  return into;
}

/** The denominator is mostly a multiple of the step's, and dividing it keeps the numerator small. */
function roundSafe(numerator: number, denominator: number, { roundTo, mode }: Rounding): number {
  const ten = TENS[roundTo] ?? Number.NaN;
  const whole = Math.floor(denominator / ten);
  return whole * ten === denominator ? divideSafe(numerator, whole, mode) : divideSafe(numerator * ten, denominator, mode);
}
