import { addDecimals, compareDecimals, type Decimal, decimal, subtractDecimals, ZERO } from "#lib/kernel/decimal.ts";
import { type Fraction, fractionOf, isLess, NOTHING, subtract } from "../fraction.ts";
import type { AppliedDiscount } from "./explained-discount.ts";
import { HUNDRED, lessPercent } from "./percent.ts";

/**
 * What the discounts of a stored explanation leave of the amount they were taken from. It is reckoned anew from what each of
 * them is worth, not from what it is said to have taken, so that the two may be compared.
 */
export function retakeDiscounts(amount: Fraction, applied: readonly AppliedDiscount[]): Fraction {
  let left = amount;
  for (const percent of percentByLevel(applied)) left = lessPercent(left, percent);
  for (const { kind, value, left: ofPeriod } of applied) {
    if (kind === "amount") left = lessAmount(left, fractionOf(decimal(ofPeriod?.before ?? value)));
  }
  return left;
}

/** Percentages of one level stand together and are added, to a hundred at most. */
function percentByLevel(applied: readonly AppliedDiscount[]): readonly Decimal[] {
  const sums = new Map<number | null, Decimal>();
  for (const { kind, value, level } of applied) {
    if (kind === "percentage") sums.set(level, addUpToHundred(sums.get(level) ?? ZERO, decimal(value)));
  }
  return [...sums.values()];
}

function addUpToHundred(before: Decimal, percent: Decimal): Decimal {
  const rest = subtractDecimals(HUNDRED, before);
  return compareDecimals(percent, rest) < 0 ? addDecimals(before, percent) : HUNDRED;
}

function lessAmount(amount: Fraction, most: Fraction): Fraction {
  return isLess(most, amount) ? subtract(amount, most) : NOTHING;
}
