import { assert } from "#lib/kernel/assert.ts";
import { type Decimal, decimalToString, normalise, powerOfTen } from "#lib/kernel/decimal.ts";

/** An exact amount before it is rounded: a price per 3 has no finite decimal. The denominator is positive. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

export function fractionOf({ unscaled, scale }: Decimal): Fraction {
  return { numerator: unscaled, denominator: powerOfTen(scale) };
}

export function multiply(left: Fraction, right: Fraction): Fraction {
  return { numerator: left.numerator * right.numerator, denominator: left.denominator * right.denominator };
}

export function divide(left: Fraction, right: Fraction): Fraction {
  assert(right.numerator > 0n, "division by something positive");
  return { numerator: left.numerator * right.denominator, denominator: left.denominator * right.numerator };
}

export function isLess(left: Fraction, right: Fraction): boolean {
  return left.numerator * right.denominator < right.numerator * left.denominator;
}

/** The decimal where it is finite ("4.995"), else the fraction in lowest terms ("10/3"). Never a digit lost. */
export function fractionToString(value: Fraction): string {
  const shared = greatestCommonDivisor(value.numerator < 0n ? -value.numerator : value.numerator, value.denominator);
  const numerator = value.numerator / shared;
  const denominator = value.denominator / shared;
  const scale = Math.max(exponentOf(2n, denominator), exponentOf(5n, denominator));
  const terminates = powerOfTen(scale) % denominator === 0n;
  return terminates
    ? decimalToString(normalise({ unscaled: (numerator * powerOfTen(scale)) / denominator, scale }))
    : `${numerator}/${denominator}`;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestCommonDivisor(right, left % right);
}

/** How often the prime divides the value. */
function exponentOf(prime: bigint, value: bigint): number {
  let exponent = 0;
  for (let rest = value; rest % prime === 0n; rest /= prime) exponent += 1;
  return exponent;
}
