import { type Currency, minorDigits } from "#lib/kernel/currency.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { add, type Fraction, fraction, fractionOf, multiply, NOTHING } from "#lib/rating/fraction.ts";
import { roundOnce } from "#lib/rating/round-and-tax.ts";
import type { Reference } from "../definition/reference.ts";
import { MOST_COUNTED } from "../price-plan/plan-audience.ts";

/** How far back usage is looked at, and how much of it: only the newest, so that a busy month costs no more than a quiet one. */
export const REACH_DAYS = 31;
export const MOST_SAMPLED = 5000;

/** Counted no further than `MOST_COUNTED` + 1, which means more. */
type BoundedCount = number;

export type ReachedGroup = Reference & { readonly accounts: BoundedCount; readonly subscriptions: BoundedCount };

/** Who gets a discount, by its conditions; and what it took lately. */
export type DiscountReach = {
  /** Null of a draft. */
  readonly version: number | null;
  /** The groups of accounts that it may reach, and of each the subscriptions on flexible terms, in the discount's currency if it has one. */
  readonly groups: readonly ReachedGroup[];
  /** Of all these groups together. */
  readonly subscriptions: BoundedCount;
  /** Usage services that it may be taken off. */
  readonly products: BoundedCount;
  /** The code of the usage zone that usage must be in. */
  readonly zone: string | null;
  readonly usage: UsageSample;
};

export type UsageSample = {
  /** UDRs of the last `REACH_DAYS`, the newest first, that were looked at. */
  readonly looked: number;
  /** Whether there were more. */
  readonly isPart: boolean;
  /** Those of them that it took something from. */
  readonly usages: number;
  readonly given: readonly { readonly currency: string; readonly total: string; readonly usages: number }[];
  /** Those of them whose quantity it shortened, which is no amount of money. */
  readonly shortened: number;
};

/** Usage that a discount took the same from. */
export type TakenFrom = { readonly currency: Currency; readonly kind: string; readonly took: string; readonly usages: number };

/** What was given away, by currency, as the discounts took it: before rounding and, where prices are without tax, before tax. */
export function givenAway(rows: readonly TakenFrom[]): Pick<UsageSample, "usages" | "given" | "shortened"> {
  const money = rows.filter(({ kind }) => kind !== "freeUsage");
  const given = [...Map.groupBy(money, ({ currency }) => currency)]
    .map(([currency, taken]) => {
      const total = taken.reduce<Fraction>((sum, { took, usages }) => add(sum, multiply(fraction(took), timesOf(usages))), NOTHING);
      const digits = minorDigits(currency);
      const rounded = roundOnce(total, { roundTo: digits, mode: "half-away-from-zero" });
      return { currency, total: microsToString(rounded, digits), usages: countOf(taken) };
    })
    .toSorted((left, right) => (left.currency < right.currency ? -1 : 1));
  const shortened = countOf(rows.filter(({ kind }) => kind === "freeUsage"));
  return { usages: countOf(rows), given, shortened };
}

function timesOf(usages: number): Fraction {
  return fractionOf({ unscaled: BigInt(usages), scale: 0 });
}

function countOf(rows: readonly TakenFrom[]): number {
  return rows.reduce((sum, { usages }) => sum + usages, 0);
}

/** Of several bounded counts of different things: beyond the bound it is only "more". */
export function sumBounded(counts: readonly BoundedCount[]): BoundedCount {
  const sum = counts.reduce((total, count) => total + count, 0);
  return sum > MOST_COUNTED ? MOST_COUNTED + 1 : sum;
}
