import type { RoundingMode } from "./rounding.ts";

/**
 * Integer arithmetic in doubles, which is exact as long as nothing leaves 2^53. Each function here either gives the exact
 * result or NaN; sums and products of non-negative safe integers may be formed freely and checked once at the end, because a
 * result below 2^53 cannot come of an intermediate one above it. It is ten times as fast as bigint, and the price of it is that
 * whoever meets NaN takes the way over bigint.
 */
const MOST = Number.MAX_SAFE_INTEGER;

export function isSafe(value: number): boolean {
  return value <= MOST && value >= -MOST;
}

/** NaN beyond 2^53. */
export function safeInteger(value: bigint): number {
  const number = Number(value);
  return isSafe(number) ? number : Number.NaN;
}

/** 10^exponent for 0 to 15, all of them exact. */
export const TENS: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** A decimal: `unscaled × 10^-scale`. */
type Unscaled = { readonly unscaled: bigint; readonly scale: number };

/** The unscaled integer at that scale, NaN where it does not fit. */
export function safeUnscaled({ unscaled, scale }: Unscaled, to: number): number {
  const number = safeInteger(unscaled) * (TENS[to - scale] ?? Number.NaN);
  return isSafe(number) ? number : Number.NaN;
}

/** As `divideRounded` for safe integers; the numerator may be negative, the denominator is positive. */
export function divideSafe(numerator: number, denominator: number, mode: RoundingMode): number {
  if (!(isSafe(numerator) && isSafe(denominator))) return Number.NaN;
  if (numerator < 0) return -divideSafe(-numerator, denominator, mode);
  // The quotient of doubles may be one too large or small where it is nearly whole; the remainder, which is exact, tells.
  let quotient = Math.floor(numerator / denominator);
  let remainder = numerator - quotient * denominator;
  if (remainder < 0) {
    quotient -= 1;
    remainder += denominator;
  } else if (remainder >= denominator) {
    quotient += 1;
    remainder -= denominator;
  }
  if (remainder === 0 || mode === "down") return quotient;
  if (mode === "up") return quotient + 1;
  const rest = denominator - remainder;
  if (remainder === rest && mode === "half-even") return quotient % 2 === 0 ? quotient : quotient + 1;
  return remainder >= rest ? quotient + 1 : quotient;
}

export function ceilingSafe(numerator: number, denominator: number): number {
  return divideSafe(numerator, denominator, "up");
}

/** Of what is not safe it gives something, but it does end. */
export function greatestCommonDivisor(left: number, right: number): number {
  let [larger, smaller] = [left, right];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** A decimal that a double can hold: `unscaled × 10^-scale`. */
export type SafeDecimal = { readonly unscaled: number; readonly scale: number };

const MOST_SAFE_DIGITS = 15;

/**
 * Reads plain notation as `parseDecimal` does, up to 15 digits and without a sign. Null for anything else: a longer number, a
 * negative one, or no number at all.
 */
export function parseSafe(text: string): SafeDecimal | null {
  const { length } = text;
  let unscaled = 0;
  let point = -1;
  if (length === 0 || length > MOST_SAFE_DIGITS) return null;
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit === -2 && point < 0 && index > 0 && index < length - 1) point = index;
    else if (digit < 0 || digit > 9) return null;
    else unscaled = unscaled * 10 + digit;
  }
  const isPadded = text.charCodeAt(0) === 48 && length > 1 && point !== 1;
  return isPadded ? null : { unscaled, scale: point < 0 ? 0 : length - point - 1 };
}
