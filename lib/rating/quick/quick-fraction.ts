import { decimal, normalise } from "#lib/kernel/decimal.ts";
import { greatestCommonDivisor, isSafe, safeInteger, TENS } from "#lib/kernel/safe-integer.ts";

/** `numerator ÷ denominator` in safe integers, in lowest terms. NaN where one does not fit. */
export type QuickFraction = { readonly numerator: number; readonly denominator: number };

export function quickFraction(text: string): QuickFraction {
  const { unscaled, scale } = normalise(decimal(text));
  return lowest(safeInteger(unscaled), TENS[scale] ?? Number.NaN);
}

export function divideQuick(left: QuickFraction, right: QuickFraction): QuickFraction {
  return lowest(left.numerator * right.denominator, left.denominator * right.numerator);
}

export function multiplyQuick(left: QuickFraction, right: QuickFraction): QuickFraction {
  return lowest(left.numerator * right.numerator, left.denominator * right.denominator);
}

export function lowest(numerator: number, denominator: number): QuickFraction {
  if (!(isSafe(numerator) && isSafe(denominator))) return { numerator: Number.NaN, denominator: Number.NaN };
  const shared = greatestCommonDivisor(Math.abs(numerator), denominator);
  return { numerator: numerator / shared, denominator: denominator / shared };
}

/** The least denominator that all of them can be written with; NaN beyond 2^53. */
export function commonDenominator(fractions: readonly QuickFraction[]): number {
  let common = 1;
  for (const { denominator } of fractions) {
    // Most are powers of ten, of which one divides the other.
    if (common % denominator === 0) continue;
    common = (common / greatestCommonDivisor(common, denominator)) * denominator;
    if (!isSafe(common)) return Number.NaN;
  }
  return common;
}

/** Null beyond 2^53. */
export function addQuick(left: QuickFraction, right: QuickFraction): QuickFraction | null {
  if (left.denominator === right.denominator) return sumOver(left.denominator, left.numerator + right.numerator);
  const common = commonDenominator([left, right]);
  return sumOver(common, numeratorOver(common, left) + numeratorOver(common, right));
}

function sumOver(denominator: number, numerator: number): QuickFraction | null {
  return isSafe(denominator) && isSafe(numerator) ? { numerator, denominator } : null;
}

export function numeratorOver(common: number, { numerator, denominator }: QuickFraction): number {
  return numerator * (common / denominator);
}
