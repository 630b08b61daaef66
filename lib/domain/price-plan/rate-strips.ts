import { ok, type Result } from "#lib/kernel/result.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { dayStrip } from "#lib/rating/day-strip.ts";
import type { Refusal } from "../refusal.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import type { RateDefinitions } from "./rate-definitions.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

/** Which price of a rate holds when, over the days of a week that look alike. */
export type WeekStrip = { readonly days: string; readonly segments: readonly StripSegment[] };

export type StripSegment = {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly level: number | null;
  readonly price: string;
};

const DAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The strips of every rate, by its key. Asked of the engine itself, so the picture cannot disagree with a bill. */
export function rateStrips(
  document: PricePlanDocument,
  { definitions }: RateDefinitions,
  week: readonly string[],
): Result<Readonly<Record<string, readonly WeekStrip[]>>, readonly Refusal[]> {
  const book = resolveRateBook(document, definitions);
  if (!book.ok) return book;
  const compiled = compileRateBook(book.value);
  return ok(Object.fromEntries(document.rates.map(({ key }) => [key, stripsOf(compiled, key, week)])));
}

function stripsOf(book: CompiledRateBook, rateKey: string, week: readonly string[]): readonly WeekStrip[] {
  const days = week.map((date, weekday) => ({ weekday, segments: segmentsOf(book, rateKey, date) }));
  const alike = Map.groupBy(days, ({ segments }) => JSON.stringify(segments));
  return [...alike.values()].map((group) => ({
    days: daysInWords(group.map(({ weekday }) => weekday)),
    segments: group[0]?.segments ?? [],
  }));
}

function segmentsOf(book: CompiledRateBook, rateKey: string, date: string): readonly StripSegment[] {
  return dayStrip(book, { rateKey, date }).segments.map(({ fromMinute, toMinute, level, price }) => ({
    fromMinute,
    toMinute,
    level,
    price,
  }));
}

/** "Every day", "Mon to Fri", "Sat, Sun". */
export function daysInWords(weekdays: readonly number[]): string {
  if (weekdays.length === DAY_NAMES.length) return "Every day";
  const [first = 0] = weekdays;
  const last = weekdays.at(-1) ?? first;
  const isRun = weekdays.length > 2 && weekdays.every((weekday, index) => weekday === first + index);
  const nameOf = (weekday: number) => DAY_NAMES[weekday] ?? "";
  return isRun ? `${nameOf(first)} to ${nameOf(last)}` : weekdays.map(nameOf).join(", ");
}

/** Seven dates, Monday first, of the first week from that year's June on: no clock changes in it, in any zone that has an hour for summer. */
export function plainWeekOf(year: number): readonly string[] {
  const june = Date.UTC(year, 5, 8);
  const monday = june - ((new Date(june).getUTCDay() + 6) % 7) * 86_400_000;
  return DAY_NAMES.map((_, index) => new Date(monday + index * 86_400_000).toISOString().slice(0, 10));
}
