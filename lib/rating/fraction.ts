import { assert, fault } from "#lib/kernel/assert.ts";
import { type Decimal, decimalToShortString, parseDecimal, powerOfTen } from "#lib/kernel/decimal.ts";

/** An exact amount before it is rounded: a price per 3 has no finite decimal. The denominator is positive. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n };

export function fractionOf({ unscaled, scale }: Decimal): Fraction {
  return { numerator: unscaled, denominator: powerOfTen(scale) };
}

export function add(left: Fraction, right: Fraction): Fraction {
  if (left.denominator === right.denominator) return { numerator: left.numerator + right.numerator, denominator: left.denominator };
  if (left.denominator > right.denominator) return add(right, left);
  // Most denominators are powers of ten: taking the finer one keeps sums of many addends small.
  if (right.denominator % left.denominator === 0n) {
    const factor = right.denominator / left.denominator;
    return { numerator: left.numerator * factor + right.numerator, denominator: right.denominator };
  }
  const numerator = left.numerator * right.denominator + right.numerator * left.denominator;
  return { numerator, denominator: left.denominator * right.denominator };
}

export function subtract(left: Fraction, right: Fraction): Fraction {
  return add(left, negate(right));
}

export function negate({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator };
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

/** Over the least power of ten where the decimal is finite, else in lowest terms. For what is made once and used often. */
export function simplest(value: Fraction): Fraction {
  const { numerator, scale, rest } = decimalPartOf(value);
  return rest === 1n ? { numerator, denominator: powerOfTen(scale) } : inLowestTerms(value);
}

/** The same value as numerator ÷ 10^scale ÷ rest, with neither 2 nor 5 in the rest: 1 where the decimal is finite. */
export function decimalPartOf(value: Fraction): { readonly numerator: bigint; readonly scale: number; readonly rest: bigint } {
  const { numerator, denominator } = inLowestTerms(value);
  const { factor, scale, rest } = divisorOf(denominator);
  return { numerator: numerator * factor, scale, rest };
}

/** The same values with one denominator, so that they can be added as integers. */
export function overOneDenominator(values: readonly Fraction[]): { readonly numerators: readonly bigint[]; readonly denominator: bigint } {
  const simple = values.map(simplest);
  const denominator = simple.reduce((common, each) => (common / greatestCommonDivisor(common, each.denominator)) * each.denominator, 1n);
  return { numerators: simple.map((each) => each.numerator * (denominator / each.denominator)), denominator };
}

/** The decimal where it is finite ("4.995"), else the fraction in lowest terms ("10/3"). Never a digit lost. */
export function fractionToString(value: Fraction): string {
  const { factor, scale, rest } = divisorOf(value.denominator);
  const unscaled = value.numerator * factor;
  if (rest === 1n) return decimalToShortString({ unscaled, scale });
  if (unscaled % rest === 0n) return decimalToShortString({ unscaled: unscaled / rest, scale });
  const { numerator, denominator } = inLowestTerms(value);
  return `${numerator}/${denominator}`;
}

/** Reads what `fractionToString` wrote. */
export function fraction(text: string): Fraction {
  const [above = "", below = "1"] = text.split("/", 2);
  const numerator = parseDecimal(above);
  const denominator = parseDecimal(below);
  const isFraction = numerator !== null && denominator !== null && denominator.scale === 0 && denominator.unscaled > 0n;
  if (!isFraction) return fault(`not a fraction: ${JSON.stringify(text)}`);
  return { numerator: numerator.unscaled, denominator: denominator.unscaled * powerOfTen(numerator.scale) };
}

function inLowestTerms({ numerator, denominator }: Fraction): Fraction {
  const shared = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / shared, denominator: denominator / shared };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left, right];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** A denominator as decimals see it: denominator × factor = rest × 10^scale, and neither 2 nor 5 divides the rest. */
type Divisor = { readonly factor: bigint; readonly scale: number; readonly rest: bigint };

/** A plan has few denominators and they turn up millions of times, so each is taken apart once. */
const divisors = new Map<bigint, Divisor>();
const DIVISORS_KEPT = 1024;

function divisorOf(denominator: bigint): Divisor {
  const known = divisors.get(denominator);
  if (known !== undefined) return known;
  const twos = exponentOf(2n, denominator);
  const fives = exponentOf(5n, denominator);
  const scale = Math.max(twos, fives);
  const divisor = {
    factor: 2n ** BigInt(scale - twos) * 5n ** BigInt(scale - fives),
    scale,
    rest: denominator / (2n ** BigInt(twos) * 5n ** BigInt(fives)),
  };
  if (divisors.size >= DIVISORS_KEPT) divisors.clear();
  divisors.set(denominator, divisor);
  return divisor;
}

/** How often the prime divides the value. */
function exponentOf(prime: bigint, value: bigint): number {
  let exponent = 0;
  for (let rest = value; rest % prime === 0n; rest /= prime) exponent += 1;
  return exponent;
}
