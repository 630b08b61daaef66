import type { DatedWindows } from "#lib/rating/rate-book.ts";

/** Days are counted since 1970-01-01, both ends included. */
export type DayRange = { readonly first: number; readonly last: number };

const DAY = 86_400_000;

/** The stretches of days within the range that dated exceptions replace; those that return every year once for each. */
export function exceptionDays(dates: readonly DatedWindows[], { first, last }: DayRange): readonly DayRange[] {
  const stretches = dates.flatMap((dated) => (dated.yearly ? everyYear(dated, { first, last }) : [stretchOf(dated, 0)]));
  return stretches
    .map((stretch) => ({ first: Math.max(stretch.first, first), last: Math.min(stretch.last, last) }))
    .filter((stretch) => stretch.first <= stretch.last);
}

function everyYear(dated: DatedWindows, { first, last }: DayRange): readonly DayRange[] {
  const written = yearOf(dated.date);
  const [from, until] = [first, last].map((day) => new Date(day * DAY).getUTCFullYear() - written);
  const years = Array.from({ length: (until ?? 0) - (from ?? 0) + 2 }, (_, index) => (from ?? 0) - 1 + index);
  return years.map((year) => stretchOf(dated, year));
}

/** The stretch, that many years later than it is written. The 29th of February may come out as the first of March. */
function stretchOf({ date, until = date }: DatedWindows, years: number): DayRange {
  return { first: dayOf(date, years), last: dayOf(until, years) };
}

function dayOf(date: string, years: number): number {
  const [month, day] = [date.slice(5, 7), date.slice(8, 10)].map((text) => Number.parseInt(text, 10));
  return Math.floor(Date.UTC(yearOf(date) + years, (month ?? 1) - 1, day ?? 1) / DAY);
}

function yearOf(date: string): number {
  return Number.parseInt(date.slice(0, 4), 10);
}
