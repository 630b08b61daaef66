import {
  addDecimals,
  compareDecimals,
  type Decimal,
  MAXIMUM_FRACTION_DIGITS,
  normalise,
  powerOfTen,
  subtractDecimals,
  ZERO,
} from "#lib/kernel/decimal.ts";
import { divideRounded } from "#lib/kernel/rounding.ts";
import type { Counters } from "../counters.ts";
import { type Fraction, fractionOf, isLess, subtract } from "../fraction.ts";
import type { DiscountStep } from "./discount-step.ts";
import type { HeldDiscount } from "./held-discount.ts";
import type { JudgedDiscounts } from "./judge-discounts.ts";
import { HUNDRED, lessPercent } from "./percent.ts";
import { readBudget, spend } from "./period-budget.ts";

export type ChargedAmount = { readonly amount: Fraction; readonly counters: Counters };

export type ReducedAmount = {
  /** Not below zero where the charge was not. */
  readonly amount: Fraction;
  readonly steps: readonly DiscountStep[];
};

/** Percentages by level, then amounts. What is not positive gets its percentages, since they are linear, but no amounts. */
export function reduceAmount({ levels, amounts }: JudgedDiscounts, { amount, counters }: ChargedAmount): ReducedAmount {
  const steps: DiscountStep[] = [];
  let left = amount;
  for (const level of levels) {
    let percent = ZERO;
    for (const discount of level) {
      const step = takePercentage({ amount: left, before: percent, discount });
      if (step.kind === "share") percent = addDecimals(percent, step.percent);
      steps.push(step);
    }
    left = lessPercent(left, percent);
  }
  for (const discount of amounts) {
    const step = takeAmount(left, discount, counters);
    if (step.kind === "amount") left = subtract(left, step.took);
    steps.push(step);
  }
  return { amount: left, steps };
}

type Share = {
  readonly amount: Fraction;
  /** What the percentages of the same level before it add up to: they all take from the same amount. */
  readonly before: Decimal;
  readonly discount: HeldDiscount;
};

function takePercentage({ amount, before, discount }: Share): DiscountStep {
  const rest = subtractDecimals(HUNDRED, before);
  if (amount.numerator === 0n || rest.unscaled === 0n) return { kind: "refused", discount, why: { kind: "nothingLeft" } };
  if (discount.size.unscaled === 0n) return { kind: "refused", discount, why: { kind: "usedUp" } };
  const percent = compareDecimals(discount.size, rest) < 0 ? discount.size : rest;
  return { kind: "share", discount, percent, of: amount };
}

function takeAmount(amount: Fraction, discount: HeldDiscount, counters: Counters): DiscountStep {
  if (amount.numerator <= 0n) return { kind: "refused", discount, why: { kind: "nothingLeft" } };
  const budget = readBudget(discount, counters);
  if (budget.left.unscaled <= 0n) return { kind: "refused", discount, why: { kind: "usedUp" } };
  const whole = fractionOf(budget.left);
  const takesAll = isLess(amount, whole);
  const counted = takesAll ? countedOf(amount, budget.left) : budget.left;
  return { kind: "amount", discount, took: takesAll ? amount : whole, spent: spend(budget, counted) };
}

/**
 * A counter holds decimals, and an amount may be a third. It is counted as the next decimal above, so that a thousand thirds
 * never come to more than the discount is worth, and as no more than was left of it.
 */
function countedOf({ numerator, denominator }: Fraction, left: Decimal): Decimal {
  const unscaled = divideRounded(numerator * powerOfTen(MAXIMUM_FRACTION_DIGITS), denominator, "up");
  const counted = normalise({ unscaled, scale: MAXIMUM_FRACTION_DIGITS });
  return compareDecimals(counted, left) < 0 ? counted : left;
}
