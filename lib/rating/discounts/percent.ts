import { type Decimal, powerOfTen } from "#lib/kernel/decimal.ts";
import type { Fraction } from "../fraction.ts";

export const HUNDRED: Decimal = { unscaled: 100n, scale: 0 };

/** That many percent of an amount. */
export function percentOf({ numerator, denominator }: Fraction, { unscaled, scale }: Decimal): Fraction {
  return { numerator: numerator * unscaled, denominator: denominator * powerOfTen(scale + 2) };
}

/** An amount without that many percent of it. */
export function lessPercent({ numerator, denominator }: Fraction, { unscaled, scale }: Decimal): Fraction {
  const whole = powerOfTen(scale + 2);
  return { numerator: numerator * (whole - unscaled), denominator: denominator * whole };
}
