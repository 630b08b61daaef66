import { powerOfTen } from "#lib/kernel/decimal.ts";
import { greatestCommonDivisor, isSafe, safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import { shortText } from "#lib/kernel/safe-text.ts";
import { decimalPartOf, type Fraction, fractionToString } from "../fraction.ts";

/**
 * `unscaled × 10^-scale ÷ over` in safe integers. An amount is mostly a decimal, and `over` is then 1: only a price per 3 needs more,
 * and it has no factor 2 or 5.
 */
export type SafeAmount = { readonly unscaled: number; readonly scale: number; readonly over: number };

/** A quantity, with its text: an explanation says it several times. */
export type SafeQuantity = { readonly unscaled: number; readonly scale: number; readonly text: string };

export const NO_AMOUNT: SafeAmount = { unscaled: 0, scale: 0, over: 1 };

const MOST_SCALE = 15;

/** Whether it is exact; what has left 2^53 is no amount at all. */
export function isExact({ unscaled, scale, over }: SafeAmount): boolean {
  return isSafe(unscaled) && scale <= MOST_SCALE && isSafe(over);
}

/** Not exact where it does not fit, as `isExact` tells. */
export function safeAmountOf(value: Fraction): SafeAmount {
  const { numerator, scale, rest } = decimalPartOf(value);
  return { unscaled: safeInteger(numerator), scale, over: safeInteger(rest) };
}

export function safeQuantity(unscaled: number, scale: number): SafeQuantity {
  return { unscaled, scale, text: shortText(unscaled, scale) };
}

/** As `fractionToString`. */
export function amountText({ unscaled, scale, over }: SafeAmount): string {
  if (over === 1) return shortText(unscaled, scale);
  if (unscaled % over === 0) return shortText(unscaled / over, scale);
  const denominator = over * ten(scale);
  if (!isSafe(denominator)) return fractionToString({ numerator: BigInt(unscaled), denominator: BigInt(over) * powerOfTen(scale) });
  const shared = greatestCommonDivisor(Math.abs(unscaled), denominator);
  return `${unscaled / shared}/${denominator / shared}`;
}

/** Negative, zero or positive, as the left is below, equal to or above the right; NaN beyond 2^53. */
export function compareAmounts(left: SafeAmount, right: SafeAmount): number {
  const scale = Math.max(left.scale, right.scale);
  const one = left.unscaled * ten(scale - left.scale) * right.over;
  const other = right.unscaled * ten(scale - right.scale) * left.over;
  return isSafe(one) && isSafe(other) ? one - other : Number.NaN;
}

/** Null beyond 2^53. The right one is a decimal. */
export function subtractDecimal(left: SafeAmount, right: SafeAmount): SafeAmount | null {
  const scale = Math.max(left.scale, right.scale);
  const one = left.unscaled * ten(scale - left.scale);
  const other = right.unscaled * ten(scale - right.scale) * left.over;
  const unscaled = one - other;
  return isSafe(one) && isSafe(other) && isSafe(unscaled) ? { unscaled, scale, over: left.over } : null;
}

function ten(exponent: number): number {
  return TENS[exponent] ?? Number.NaN;
}
