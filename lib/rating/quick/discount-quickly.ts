import { isSafe, type SafeDecimal, safeUnscaled, TENS } from "#lib/kernel/safe-integer.ts";
import type { HeldDiscount } from "../discounts/held-discount.ts";
import { type Candidates, heldBits, type JudgedDiscounts, judgeCandidates, MOST_KNOWN } from "../discounts/judge-discounts.ts";
import type { Usage } from "../usage.ts";
import type { QuickDiscounts } from "./quick-discounts.ts";
import { commonDenominator, lowest, multiplyQuick, numeratorOver, type QuickFraction, quickFraction } from "./quick-fraction.ts";

const WHOLE: QuickFraction = { numerator: 1, denominator: 1 };
const NONE: QuickDiscounts = { freeUsage: [], leaves: WHOLE, amounts: [] };

/** Null where a discount per period needs its counter, which only the exact path reads. */
export function quickDiscounts(candidates: Candidates, usage: Usage): QuickDiscounts | null {
  const held = heldBits(candidates, usage);
  if (held === 0) return NONE;
  if (held === null) return compile(judgeCandidates(candidates, usage));
  const found = candidates.quick.get(held);
  if (found !== undefined) return found;
  const made = compile(judgeCandidates(candidates, usage));
  if (candidates.quick.size >= MOST_KNOWN) candidates.quick.clear();
  candidates.quick.set(held, made);
  return made;
}

function compile({ freeUsage, levels, amounts }: JudgedDiscounts): QuickDiscounts | null {
  if ([...freeUsage, ...amounts].some(({ counter }) => counter !== null)) return null;
  return {
    freeUsage,
    leaves: levels.map(leftByLevel).reduce(multiplyQuick, WHOLE),
    amounts: amounts.map(({ value }) => quickFraction(value)),
  };
}

/** The percentages of one level are added, to a hundred at most; levels cascade. */
function leftByLevel(level: readonly HeldDiscount[]): QuickFraction {
  const percents = level.map(({ value }) => quickFraction(value));
  const common = commonDenominator(percents);
  const sum = percents.reduce((total, percent) => total + numeratorOver(common, percent), 0);
  return lowest(Math.max(0, 100 * common - sum), 100 * common);
}

/** What free usage leaves of a quantity; null where the figures leave 2^53. */
export function freeQuickly(freeUsage: readonly HeldDiscount[], quantity: SafeDecimal): SafeDecimal | null {
  if (freeUsage.length === 0) return quantity;
  let { unscaled, scale } = quantity;
  for (const { size } of freeUsage) {
    if (size.scale > scale) {
      unscaled *= TENS[size.scale - scale] ?? Number.NaN;
      scale = size.scale;
    }
    const free = safeUnscaled(size, scale);
    if (!(isSafe(unscaled) && isSafe(free))) return null;
    unscaled = Math.max(0, unscaled - free);
  }
  return { unscaled, scale };
}

/** Percentages, then amounts, never below zero. Null beyond 2^53. */
export function discountQuickly({ leaves, amounts }: QuickDiscounts, amount: QuickFraction): QuickFraction | null {
  if (leaves === WHOLE && amounts.length === 0) return amount;
  let numerator = amount.numerator * leaves.numerator;
  let denominator = amount.denominator * leaves.denominator;
  for (const fixed of amounts) {
    if (!(isSafe(numerator) && isSafe(denominator))) return null;
    const common = commonDenominator([{ numerator, denominator }, fixed]);
    const before = numeratorOver(common, { numerator, denominator });
    // A difference may be small again although what it is of was not exact.
    numerator = isSafe(before) ? Math.max(0, before - numeratorOver(common, fixed)) : Number.NaN;
    denominator = common;
  }
  return isSafe(numerator) && isSafe(denominator) ? { numerator, denominator } : null;
}
