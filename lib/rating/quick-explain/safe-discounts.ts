import { isSafe, safeUnscaled, TENS } from "#lib/kernel/safe-integer.ts";
import { isExact, type SafeAmount, safeAmountOf } from "../charges/safe-amount.ts";
import type { StoredDiscount } from "../discounts/explained-discount.ts";
import type { HeldDiscount } from "../discounts/held-discount.ts";
import type { JudgedDiscounts } from "../discounts/judge-discounts.ts";
import { storedDiscounts } from "../explain.ts";
import { fractionOf } from "../fraction.ts";

/** Discounts that hold, each UDR getting them whole, their sizes in safe integers. */
export type SafeDiscounts = {
  /** As the explanation stores them. */
  readonly held: readonly StoredDiscount[];
  readonly freeUsage: readonly SizedDiscount[];
  readonly levels: readonly SafeLevel[];
  readonly amounts: readonly SizedDiscount[];
};

export type SizedDiscount = { readonly discount: HeldDiscount; readonly size: SafeAmount };

/** The percentages of one level, all at one scale, and a hundred at it. */
export type SafeLevel = { readonly scale: number; readonly hundred: number; readonly percentages: readonly Percentage[] };

export type Percentage = { readonly discount: HeldDiscount; readonly percent: number };

const known = new WeakMap<JudgedDiscounts, { readonly safe: SafeDiscounts | null }>();

/** Null where a discount per period needs its counter, or a size does not fit. */
export function safeDiscounts(judged: JudgedDiscounts): SafeDiscounts | null {
  const found = known.get(judged);
  if (found) return found.safe;
  const made = { safe: compile(judged) };
  known.set(judged, made);
  return made.safe;
}

function compile(judged: JudgedDiscounts): SafeDiscounts | null {
  const freeUsage = judged.freeUsage.map(sized);
  const amounts = judged.amounts.map(sized);
  const levels = judged.levels.map(safeLevel);
  const isWhole = [...freeUsage, ...amounts].every(({ discount, size }) => discount.counter === null && isExact(size));
  const fits = levels.every(({ hundred, percentages }) => isSafe(hundred) && percentages.every(({ percent }) => isSafe(percent)));
  return isWhole && fits ? { held: storedDiscounts(judged), freeUsage, levels, amounts } : null;
}

function sized(discount: HeldDiscount): SizedDiscount {
  return { discount, size: safeAmountOf(fractionOf(discount.size)) };
}

function safeLevel(discounts: readonly HeldDiscount[]): SafeLevel {
  const scale = Math.max(...discounts.map(({ size }) => size.scale));
  const percentages = discounts.map((discount) => ({ discount, percent: safeUnscaled(discount.size, scale) }));
  return { scale, hundred: 100 * (TENS[scale] ?? Number.NaN), percentages };
}
