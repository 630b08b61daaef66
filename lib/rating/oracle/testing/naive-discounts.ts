import type { AdHocDiscount, Discount } from "../../discounts/discount.ts";
import type { RateBook } from "../../rate-book.ts";
import type { Usage } from "../../usage.ts";
import { type Exact, exact, isPositive, larger, minus, NOTHING, percentOf, plus, ratio, smaller, sum } from "./exact.ts";
import { periodOf } from "./naive-periods.ts";
import { isInZone } from "./naive-zone.ts";
import { wallClockAt } from "./wall-clock.ts";

/** What holds for one usage: the additive discounts in an order that the book does not decide, then what came with the usage. */
export type Given = {
  readonly discount: Discount | AdHocDiscount;
  /** Of a discount per period: what its earlier usage took, and where to write down what this one takes. */
  readonly taken: readonly Exact[];
  readonly key: string | null;
};

export type Taken = { readonly key: string; readonly amount: Exact };

/**
 * Names what counts together within a subscription: all of one cycle, of all times, or of one period of its own. A later version goes on
 * counting what an earlier one took, as long as both take the same: money and quantities do not add up.
 */
export function counterOf(discount: Discount, { book, usage, cycle }: { book: RateBook; usage: Usage; cycle: string }): string | null {
  if (discount.per === "udr" || discount.kind === "percentage") return null;
  if (discount.renew === "cycle") return JSON.stringify([discount.code, discount.kind, "cycle", cycle]);
  if (discount.renew === "never") return JSON.stringify([discount.code, discount.kind, "ever"]);
  const dateAt = (instant: number) => wallClockAt(Math.floor(instant / 60_000), book.timeZone).date;
  const anchor = discount.validFrom === null ? null : dateAt(Date.parse(discount.validFrom));
  return JSON.stringify([
    discount.code,
    discount.kind,
    "every",
    anchor,
    discount.renew,
    periodOf(dateAt(usage.from), anchor, discount.renew),
  ]);
}

export function discountsFor(book: RateBook, usage: Usage): readonly Discount[] {
  const valid = (book.discounts ?? []).filter((discount) => isValid(discount, usage.from));
  return valid
    .filter((discount) => !valid.some((other) => other.code === discount.code && other.version > discount.version))
    .filter((discount) => isFor(discount, usage))
    .filter(({ zone }) => zone === null || isInZone(book.zones[zone] ?? { all: [] }, usage.metadata))
    .filter(({ account }) => account === null || account.classification === usage.classification)
    .toSorted((left, right) => left.level - right.level || (left.code < right.code ? -1 : 1));
}

function isValid({ validFrom, validTo }: Discount, at: number): boolean {
  return (validFrom === null || Date.parse(validFrom) <= at) && (validTo === null || at < Date.parse(validTo));
}

function isFor({ for: target }: Discount, usage: Usage): boolean {
  if (target === null) return true;
  if ("product" in target) return target.product === usage.productCode;
  if ("productType" in target) return target.productType === usage.productTypeCode;
  if ("family" in target) return target.family === usage.productFamilyCode;
  return target.udrType === usage.udrType?.code;
}

/** What a discount may still take: all of it each time, or what is left of its period. */
function leftOf({ discount, taken }: Given): Exact {
  return larger(NOTHING, minus(exact(discount.value), sum(taken)));
}

/** Shortens the quantities one after the other; those it must not touch are null. */
export function takeFreeUsage(
  given: readonly Given[],
  quantities: readonly (Exact | null)[],
): { rest: readonly (Exact | null)[]; taken: readonly Taken[] } {
  const rest = [...quantities];
  const taken: Taken[] = [];
  for (const one of given.filter(({ discount }) => discount.kind === "freeUsage")) {
    let left = leftOf(one);
    let amount = NOTHING;
    for (const [index, quantity] of rest.entries()) {
      if (quantity === null) continue;
      const free = smaller(left, quantity);
      rest[index] = minus(quantity, free);
      left = minus(left, free);
      amount = plus(amount, free);
    }
    if (one.key !== null && isPositive(amount)) taken.push({ key: one.key, amount });
  }
  return { rest, taken };
}

/** Percentages by level (those that came with the usage are the last level), at most everything, then amounts from what is positive. */
export function discounted(amount: Exact, given: readonly Given[]): { amount: Exact; taken: readonly Taken[] } {
  const percentages = given.map(({ discount }) => discount).filter(({ kind }) => kind === "percentage");
  const levels = new Set(percentages.map(levelOf));
  let rest = amount;
  for (const level of [...levels].toSorted((left, right) => left - right)) {
    const percent = sum(percentages.filter((one) => levelOf(one) === level).map(({ value }) => exact(value)));
    rest = minus(rest, percentOf(smaller(percent, exact(100)), rest));
  }
  const taken: Taken[] = [];
  for (const one of given.filter(({ discount }) => discount.kind === "amount")) {
    if (!isPositive(amount)) continue;
    const taking = smaller(leftOf(one), rest);
    rest = minus(rest, taking);
    if (one.key !== null && isPositive(taking)) taken.push({ key: one.key, amount: smaller(leftOf(one), inDecimals(taking)) });
  }
  return { amount: rest, taken };
}

/** A counter holds twelve decimals: a third is counted as the next of them above, so that nobody takes more than there is. */
function inDecimals({ top, bottom }: Exact): Exact {
  const digits = 10n ** 12n;
  const whole = (top * digits) / bottom;
  return ratio(whole * bottom === top * digits ? whole : whole + 1n, digits);
}

const levelOf = (discount: Discount | AdHocDiscount): number => ("level" in discount ? discount.level : Number.POSITIVE_INFINITY);
