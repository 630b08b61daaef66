import { compareDecimals, type Decimal, subtractDecimals } from "#lib/kernel/decimal.ts";
import type { Counters } from "../counters.ts";
import type { DiscountStep } from "./discount-step.ts";
import type { HeldDiscount } from "./held-discount.ts";
import type { JudgedDiscounts } from "./judge-discounts.ts";
import { readBudget, spend } from "./period-budget.ts";

export type Quantity = {
  /** Of the whole usage. */
  readonly quantity: Decimal;
  /** The charge measures an amount of the metadata, so that there is no quantity to shorten. */
  readonly measuresAmount: boolean;
  readonly counters: Counters;
};

export type ShortenedQuantity = {
  /** What is charged; never negative. */
  readonly left: Decimal;
  readonly steps: readonly DiscountStep[];
};

/** Free usage, one after the other, each taking what it may of what the ones before it left. */
export function shortenQuantity({ freeUsage }: JudgedDiscounts, { quantity, measuresAmount, counters }: Quantity): ShortenedQuantity {
  if (freeUsage.length === 0) return { left: quantity, steps: [] };
  const steps: DiscountStep[] = [];
  let left = quantity;
  for (const discount of freeUsage) {
    const step: DiscountStep = measuresAmount
      ? { kind: "refused", discount, why: { kind: "chargeMeasuresAmount" } }
      : takeFrom(left, discount, counters);
    if (step.kind === "quantity") left = subtractDecimals(left, step.took);
    steps.push(step);
  }
  return { left, steps };
}

function takeFrom(quantity: Decimal, discount: HeldDiscount, counters: Counters): DiscountStep {
  if (quantity.unscaled <= 0n) return { kind: "refused", discount, why: { kind: "nothingLeft" } };
  const budget = readBudget(discount, counters);
  if (budget.left.unscaled <= 0n) return { kind: "refused", discount, why: { kind: "usedUp" } };
  const took = compareDecimals(quantity, budget.left) < 0 ? quantity : budget.left;
  return { kind: "quantity", discount, took, spent: spend(budget, took) };
}
