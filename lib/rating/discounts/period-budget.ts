import { addDecimals, type Decimal, subtractDecimals } from "#lib/kernel/decimal.ts";
import type { Counted } from "../charges/charge-program.ts";
import { type CounterChange, type CounterKey, type Counters, NOTHING_COUNTED } from "../counters.ts";
import type { HeldDiscount } from "./held-discount.ts";

/** What a discount may still take: its value, or of a discount per period what earlier usage left of it. */
export type Budget = {
  readonly left: Decimal;
  readonly period: { readonly key: CounterKey; readonly counted: Counted } | null;
};

export type SpentBudget = { readonly before: Decimal; readonly after: Decimal; readonly change: CounterChange };

export function readBudget({ size, counter }: HeldDiscount, counters: Counters): Budget {
  if (counter === null) return { left: size, period: null };
  const counted = counters(counter) ?? NOTHING_COUNTED;
  // A new version may be worth less than its predecessor took in the same period: then nothing is left, and no less.
  return { left: subtractDecimals(size, counted.quantity), period: { key: counter, counted } };
}

/** Null for a discount that each UDR gets whole. */
export function spend({ left, period }: Budget, taken: Decimal): SpentBudget | null {
  if (period === null) return null;
  const { key, counted } = period;
  const quantity = addDecimals(counted.quantity, taken);
  const udrs = counted.udrs + 1;
  const change = { key, counted: { quantity, udrs, beyondFree: quantity, paying: udrs } };
  return { before: left, after: subtractDecimals(left, taken), change };
}
