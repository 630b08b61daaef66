import { addDecimals, type Decimal, subtractDecimals, ZERO } from "#lib/kernel/decimal.ts";
import { fitsMoney, type Micros } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { type ChargedLines, chargeLines, type Line } from "./charge-lines.ts";
import type { CounterChange, Counters } from "./counters.ts";
import { changesOf } from "./discounts/discount-step.ts";
import type { JudgedDiscounts } from "./discounts/judge-discounts.ts";
import { type ReducedAmount, reduceAmount } from "./discounts/reduce-amount.ts";
import { type ShortenedQuantity, shortenQuantity } from "./discounts/shorten-quantity.ts";
import type { Scope } from "./rate-book.ts";
import type { RatingRefusal } from "./rating-refusal.ts";
import { type Amounts, directed, type Rounding, roundOnce, splitTax } from "./round-and-tax.ts";
import type { BillingDirective } from "./usage.ts";

/** Everything that decides the amount once the lines and the discounts that hold are known: of usage, or of a stored explanation. */
export type LinesToPrice<Kind extends Line> = {
  readonly plan: string;
  readonly rate: string;
  readonly scope: Scope;
  readonly lines: readonly Kind[];
  readonly judged: JudgedDiscounts;
  readonly counters: Counters;
  readonly rounding: Rounding;
  readonly taxPercent: Decimal;
  readonly taxInclusive: boolean;
  readonly directive: BillingDirective;
};

export type PricedLines<Kind extends Line> = {
  readonly charged: ChargedLines<Kind>;
  readonly shortened: ShortenedQuantity;
  readonly reduced: ReducedAmount;
  readonly rounded: RoundedAmount;
  readonly amounts: Amounts;
  /** What counts from now on; nothing for usage that is not charged. */
  readonly changes: readonly CounterChange[];
};

/** `difference`: the totals of the counters were rounded, so that a cycle sums to its total in whatever order usage comes. */
export type RoundedAmount = { readonly amount: Micros; readonly of: "amount" | "difference" };

/**
 * Free usage, which shortens the lines; the charge of each, exact; discounts; the one rounding; tax, on the amount that is shown; the
 * directive last, so that a credit is the opposite of the very charge, to the last digit.
 */
export function priceLines<Kind extends Line>(toPrice: LinesToPrice<Kind>): Result<PricedLines<Kind>, RatingRefusal> {
  const { plan, rate, scope, lines, judged, counters, rounding } = toPrice;
  const measured = measuredQuantity(lines);
  const shortened = shortenQuantity(judged, { quantity: measured ?? ZERO, measuresAmount: measured === null, counters });
  const free = measured === null ? ZERO : subtractDecimals(measured, shortened.left);

  const charged = chargeLines({ plan, rate, scope, lines, free, counters });
  if (!charged.ok) return charged;
  const reduced = reduceAmount(judged, { amount: charged.value.amount, counters });

  const rounded = roundAmount({ scope, charged: charged.value, reduced, rounding });
  const amounts = splitTax(rounded.amount, { percent: toPrice.taxPercent, inclusive: toPrice.taxInclusive, rounding });
  if (!fitsMoney(amounts.gross)) return refused({ code: "TOO_MANY_DIGITS", params: { rate } });

  const priced = { charged: charged.value, shortened, reduced, rounded, amounts: directed(amounts, toPrice.directive) };
  return ok({ ...priced, changes: toPrice.directive === "toBeBilled" ? countedBy(priced) : NO_CHANGES });
}

const NO_CHANGES: readonly CounterChange[] = [];

/** What free usage may shorten; null when every charge measures an amount of the metadata instead. */
function measuredQuantity(lines: readonly Line[]): Decimal | null {
  let sum: Decimal | null = null;
  for (const { charge, quantity } of lines) if (!charge.measuresAmount) sum = sum === null ? quantity : addDecimals(sum, quantity);
  return sum;
}

type ToRound = {
  readonly scope: Scope;
  readonly charged: ChargedLines<Line>;
  readonly reduced: ReducedAmount;
  readonly rounding: Rounding;
};

/** Undiscounted usage of a cumulative scope costs the difference of rounded totals; all else rounds its own result. */
function roundAmount({ scope, charged, reduced, rounding }: ToRound): RoundedAmount {
  const isDiscounted = reduced.steps.some(({ kind }) => kind !== "refused");
  if (scope === "udr" || isDiscounted) return { amount: roundOnce(reduced.amount, rounding), of: "amount" };
  let amount = 0n;
  for (const { total, counter } of charged.lines) {
    amount += roundOnce(total.amount, rounding) - (counter ? roundOnce(counter.totalBefore, rounding) : 0n);
  }
  return { amount, of: "difference" };
}

/** Usage of nothing leaves its counter as it was. */
function countedBy({
  charged,
  shortened,
  reduced,
}: Pick<PricedLines<Line>, "charged" | "shortened" | "reduced">): readonly CounterChange[] {
  const counters = charged.lines.flatMap(({ counter }) => {
    return counter === null || counter.after === counter.before ? [] : [{ key: counter.key, counted: counter.after }];
  });
  return [...counters, ...changesOf(shortened.steps), ...changesOf(reduced.steps)];
}
