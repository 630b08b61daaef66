import { amountText, type SafeQuantity } from "../charges/safe-amount.ts";
import type { SafeCharged, SafeProgram } from "../charges/safe-program.ts";
import type { AppliedDiscount, RefusedDiscount, StoredDiscount } from "../discounts/explained-discount.ts";
import { type JudgedDiscounts, NO_DISCOUNTS } from "../discounts/judge-discounts.ts";
import { safeDiscounts } from "./safe-discounts.ts";
import { type Taken, takeFreeUsage, takeFromAmount } from "./take-discounts.ts";

/** What usage comes to before it is rounded, and how. */
export type Reckoned = {
  /** What was charged: the usage amount less free usage. */
  readonly quantity: SafeQuantity;
  readonly charged: SafeCharged;
  /** After discounts. */
  readonly amount: SafeCharged["amount"];
  readonly text: string;
  readonly held: readonly StoredDiscount[];
  readonly applied: readonly AppliedDiscount[];
  /** Those that held, and found nothing to take. */
  readonly refused: readonly RefusedDiscount[];
};

const NONE: readonly never[] = [];

/** Free usage, the charge, then what is taken from its amount. Null where a figure leaves 2^53, or a counter is needed. */
export function reckonQuickly(charge: SafeProgram, quantity: SafeQuantity, judged: JudgedDiscounts): Reckoned | null {
  return judged === NO_DISCOUNTS ? reckonPlain(charge, quantity) : reckonDiscounted(charge, quantity, judged);
}

function reckonPlain(charge: SafeProgram, quantity: SafeQuantity): Reckoned | null {
  const charged = charge(quantity);
  if (charged === null) return null;
  const { amount, text } = charged;
  return { quantity, charged, amount, text, held: NONE, applied: NONE, refused: NONE };
}

function reckonDiscounted(charge: SafeProgram, whole: SafeQuantity, judged: JudgedDiscounts): Reckoned | null {
  const discounts = safeDiscounts(judged);
  if (discounts === null) return null;
  const taken: Taken = { applied: NONE, refused: NONE };
  const quantity = takeFreeUsage(discounts, whole, taken);
  const charged = quantity && charge(quantity);
  const amount = charged && takeFromAmount(discounts, charged.amount, taken);
  if (quantity === null || charged === null || amount === null) return null;
  const { applied, refused } = taken;
  return { quantity, charged, amount, text: amountText(amount), held: discounts.held, applied, refused };
}
