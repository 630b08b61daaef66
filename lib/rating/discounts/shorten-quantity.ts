import { compareDecimals, type Decimal, subtractDecimals } from "#lib/kernel/decimal.ts";
import type { Counters } from "../counters.ts";
import type { DiscountStep } from "./discount-step.ts";
import type { HeldDiscount } from "./held-discount.ts";
import type { JudgedDiscounts } from "./judge-discounts.ts";
import { readBudget, readShare, spend, spendShare } from "./period-budget.ts";

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
    const step = takeFrom({ quantity: left, measuresAmount, counters }, discount);
    if (step.kind === "quantity") left = subtractDecimals(left, step.took);
    steps.push(step);
  }
  return { left, steps };
}

/**
 * The counters of what is shared are asked for even where nothing is left to take: who asks holds the pool before it reads anything, and
 * everything that counts by the same counters is corrected together.
 */
function takeFrom({ quantity, measuresAmount, counters }: Quantity, discount: HeldDiscount): DiscountStep {
  const share = readShare(discount, counters);
  const shared = share === null ? null : readBudget(discount, counters);
  if (measuresAmount) return { kind: "refused", discount, why: { kind: "chargeMeasuresAmount" } };
  if (quantity.unscaled <= 0n) return { kind: "refused", discount, why: { kind: "nothingLeft" } };
  const budget = shared ?? readBudget(discount, counters);
  if (budget.left.unscaled <= 0n) return { kind: "refused", discount, why: { kind: "usedUp" } };
  if (share !== null && share.left !== null && share.left.unscaled <= 0n) {
    return { kind: "refused", discount, why: { kind: "shareTaken", most: share.most ?? "" } };
  }
  const most = share === null || share.left === null ? budget.left : lesser(budget.left, share.left);
  const took = lesser(quantity, most);
  return { kind: "quantity", discount, took, spent: spend(budget, took), share: share && spendShare(share, took) };
}

function lesser(left: Decimal, right: Decimal): Decimal {
  return compareDecimals(left, right) < 0 ? left : right;
}
