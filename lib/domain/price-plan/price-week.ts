import { compareDecimals, type Decimal, parseDecimal, rescale } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { instantOfLocalText } from "./local-instant.ts";
import { isSamePriceAs } from "./same-price.ts";
import type { SamplePrice } from "./sample.ts";
import type { ConditionDefinition, ZoneDefinition } from "./zone-schema.ts";

/** An hour of the local week, counted from Monday, 00:00, by its first and its last minute. */
export type WeekHour = { readonly hour: number; readonly start: Instant; readonly lastMinute: Instant };

/** What usage costs that begins with the hour, and in its last minute: they differ where another price begins within it. */
export type HourPrice = { readonly hour: number; readonly first: SamplePrice; readonly last: SamplePrice };

/** All 168 hours of a week of seven dates, Monday first. */
export function weekHours(week: readonly string[], zone: string): readonly WeekHour[] {
  return week.flatMap((date, day) =>
    Array.from({ length: 24 }, (_, hour) => {
      const clock = `${date}T${String(hour).padStart(2, "0")}`;
      const [start, lastMinute] = [instantOfLocalText(`${clock}:00`, zone), instantOfLocalText(`${clock}:59`, zone)];
      return start === null || lastMinute === null ? [] : [{ hour: day * 24 + hour, start, lastMinute }];
    }).flat(),
  );
}

export type PriceStep = 0 | 1 | 2 | 3 | 4;

const STEPS: readonly PriceStep[] = [0, 1, 2, 3, 4];

/** From 0 for nothing and 1 for the least to 4 for the most of the prices shown. */
export function priceSteps(prices: readonly SamplePrice[]): (price: SamplePrice) => PriceStep {
  const totals = prices.flatMap((price) => totalOf(price) ?? []).sort(compareDecimals);
  const [least, most] = [totals[0], totals.at(-1)];
  return (price) => {
    const total = totalOf(price);
    if (total === null || least === undefined || most === undefined || total.unscaled <= 0n) return 0;
    const scale = Math.max(total.scale, least.scale, most.scale);
    const [own, low, high] = [rescale(total, scale), rescale(least, scale), rescale(most, scale)];
    if (high === low) return 2;
    return STEPS.find((step) => step >= 1 && (own - low) * 3n <= BigInt(step - 1) * (high - low)) ?? 4;
  };
}

function totalOf(price: SamplePrice): Decimal | null {
  return "total" in price ? parseDecimal(price.total) : null;
}

export type PriceRun = { readonly from: number; readonly to: number; readonly price: SamplePrice; readonly changesWithin: boolean };

/** A day's hours, with neighbours of one price as one. */
export function priceRuns(hours: readonly HourPrice[]): readonly PriceRun[] {
  const runs: PriceRun[] = [];
  for (const { hour, first, last } of hours) {
    const before = runs.at(-1);
    const changesWithin = !isSamePriceAs(first, last);
    const [from, to] = [hour % 24, (hour % 24) + 1];
    if (before && !before.changesWithin && !changesWithin && isSamePriceAs(before.price, first)) runs[runs.length - 1] = { ...before, to };
    else runs.push({ from, to, price: first, changesWithin });
  }
  return runs;
}

type ChoicesOf = (attribute: string) => readonly string[] | null;

/** Metadata of usage that is in the zone, as far as its conditions name one: what they leave open is for whoever asks. */
export function metadataInZone({ all }: ZoneDefinition, choicesOf: ChoicesOf): Readonly<Record<string, string>> {
  return Object.fromEntries(
    all.flatMap((condition) => {
      const value = valueThatHolds(condition, choicesOf);
      return value === null ? [] : [[condition.attribute, value]];
    }),
  );
}

function valueThatHolds(condition: ConditionDefinition, choicesOf: ChoicesOf): string | null {
  if ("is" in condition) return condition.is;
  if ("isNot" in condition) return choicesOf(condition.attribute)?.find((choice) => choice !== condition.isNot) ?? null;
  if ("in" in condition) return firstOf(condition.in);
  if ("between" in condition) return condition.between[0];
  return "startsWith" in condition ? firstOf(condition.startsWith) : condition.isUnder;
}

function firstOf(values: string | readonly string[]): string | null {
  return typeof values === "string" ? values : (values[0] ?? null);
}
