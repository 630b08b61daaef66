import { fault } from "./assert.ts";

/** How half a unit, or any part of one, is decided. `up` is away from zero, `down` towards it. */
export const ROUNDING_MODES = ["half-away-from-zero", "half-even", "up", "down"] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** `numerator ÷ denominator` as an integer, rounded once by the mode. The denominator is positive. */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  if (denominator <= 0n) return fault("rounding needs a positive denominator");
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const away = numerator < 0n ? quotient - 1n : quotient + 1n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  switch (mode) {
    case "half-away-from-zero":
      return twice >= denominator ? away : quotient;
    case "half-even":
      if (twice === denominator) return quotient % 2n === 0n ? quotient : away;
      return twice > denominator ? away : quotient;
    case "up":
      return away;
    case "down":
      return quotient;
  }
}
