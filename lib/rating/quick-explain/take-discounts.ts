import { andOne } from "../charges/and-one.ts";
import {
  amountText,
  compareAmounts,
  isExact,
  NO_AMOUNT,
  type SafeAmount,
  type SafeQuantity,
  safeQuantity,
  subtractDecimal,
} from "../charges/safe-amount.ts";
import type { AppliedDiscount, DiscountRefusal, RefusedDiscount } from "../discounts/explained-discount.ts";
import type { HeldDiscount } from "../discounts/held-discount.ts";
import type { SafeDiscounts, SafeLevel } from "./safe-discounts.ts";

/** What each discount did, in the order of consumption. */
export type Taken = { applied: readonly AppliedDiscount[]; refused: readonly RefusedDiscount[] };

const NOTHING_LEFT: DiscountRefusal = { kind: "nothingLeft" };
const USED_UP: DiscountRefusal = { kind: "usedUp" };

/** As `shortenQuantity`: what free usage leaves. Null beyond 2^53. */
export function takeFreeUsage({ freeUsage }: SafeDiscounts, quantity: SafeQuantity, taken: Taken): SafeQuantity | null {
  let left = quantity;
  for (const { discount, size } of freeUsage) {
    if (left.unscaled <= 0) refuse(taken, discount, NOTHING_LEFT);
    else if (size.unscaled <= 0) refuse(taken, discount, USED_UP);
    else {
      const before = { unscaled: left.unscaled, scale: left.scale, over: 1 };
      const isAll = compareAmounts(before, size) < 0;
      const rest = isAll ? NO_AMOUNT : subtractDecimal(before, size);
      if (rest === null || !isExact(rest)) return null;
      apply(taken, discount, isAll ? left.text : amountText(size));
      left = safeQuantity(rest.unscaled, rest.scale);
    }
  }
  return left;
}

/** As `reduceAmount`: percentages by level, then amounts. Null beyond 2^53. */
export function takeFromAmount({ levels, amounts }: SafeDiscounts, amount: SafeAmount, taken: Taken): SafeAmount | null {
  let left: SafeAmount = amount;
  for (const level of levels) {
    left = takeLevel(level, left, taken);
    if (!isExact(left)) return null;
  }
  for (const { discount, size } of amounts) {
    if (left.unscaled <= 0) refuse(taken, discount, NOTHING_LEFT);
    else if (size.unscaled <= 0) refuse(taken, discount, USED_UP);
    else {
      const difference = compareAmounts(left, size);
      const rest = difference < 0 ? NO_AMOUNT : subtractDecimal(left, size);
      if (Number.isNaN(difference) || rest === null || !isExact(rest)) return null;
      apply(taken, discount, amountText(difference < 0 ? left : size));
      left = rest;
    }
  }
  return left;
}

/** They all take from the same amount, and together no more than all of it. */
function takeLevel({ scale, hundred, percentages }: SafeLevel, { unscaled, scale: places, over }: SafeAmount, taken: Taken): SafeAmount {
  const finer = places + scale + PERCENT_PLACES;
  let rest = hundred;
  for (const { discount, percent } of percentages) {
    if (unscaled === 0 || rest === 0) refuse(taken, discount, NOTHING_LEFT);
    else if (percent === 0) refuse(taken, discount, USED_UP);
    else {
      const taking = Math.min(percent, rest);
      const took = { unscaled: unscaled * taking, scale: finer, over };
      if (!isExact(took)) return NOT_EXACT;
      apply(taken, discount, amountText(took));
      rest -= taking;
    }
  }
  return { unscaled: unscaled * rest, scale: finer, over };
}

const PERCENT_PLACES = 2;
const NOT_EXACT: SafeAmount = { unscaled: Number.NaN, scale: 0, over: 1 };

function apply(taken: Taken, { code, version, kind, value, level }: HeldDiscount, took: string): void {
  taken.applied = andOne(taken.applied, { code, version, kind, value, level, took, left: null });
}

function refuse(taken: Taken, { code, version, kind }: HeldDiscount, why: DiscountRefusal): void {
  taken.refused = andOne(taken.refused, { code, version, kind, why });
}
