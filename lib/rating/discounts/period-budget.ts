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
  return { before: left, after: subtractDecimals(left, taken), change: counted(period, taken) };
}

/** What a SIM may still take of a shared allowance. */
type Share = {
  /** Null where one SIM may take all that is left. */
  readonly left: Decimal | null;
  readonly most: string | null;
  readonly period: { readonly key: CounterKey; readonly counted: Counted };
};

export type SpentShare = { readonly left: { readonly before: Decimal; readonly after: Decimal } | null; readonly change: CounterChange };

/** Null for what nobody shares. */
export function readShare({ share }: HeldDiscount, counters: Counters): Share | null {
  if (share === undefined) return null;
  const { size, most, counter: key } = share;
  const taken = counters(key) ?? NOTHING_COUNTED;
  return { left: size && subtractDecimals(size, taken.quantity), most, period: { key, counted: taken } };
}

export function spendShare({ left, period }: Share, taken: Decimal): SpentShare {
  return { left: left && { before: left, after: subtractDecimals(left, taken) }, change: counted(period, taken) };
}

function counted({ key, counted: before }: Share["period"], taken: Decimal): CounterChange {
  const quantity = addDecimals(before.quantity, taken);
  const udrs = before.udrs + 1;
  return { key, counted: { quantity, udrs, beyondFree: quantity, paying: udrs } };
}
