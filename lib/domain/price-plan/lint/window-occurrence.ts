import type { DatedWindows, TimeModel, TimeWindow } from "#lib/rating/rate-book.ts";
import { WEEKDAYS } from "#lib/rating/rate-book.ts";
import { DAY_MINUTES } from "./week-in-words.ts";

/** A window on a local date, in minutes of the wall clock since 1970-01-01 00:00: what it would last if no clock were changed. */
export type Occurrence = { readonly date: string; readonly window: TimeWindow; readonly from: number; readonly to: number };

const DAY = 86_400_000;

/** The windows of the model that begin on a local date, which is counted since 1970-01-01. */
export function occurrencesOn(model: Pick<TimeModel, "windows" | "dates">, day: number): readonly Occurrence[] {
  const date = dateOf(day);
  const exception = exceptionOn(model.dates, date);
  const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? "mon";
  const windows: readonly TimeWindow[] = exception?.windows ?? model.windows.filter(({ days }) => days.includes(weekday));
  // The next date cuts the tail when it is an exception.
  const isCut = exceptionOn(model.dates, dateOf(day + 1)) !== undefined;
  return windows.map((window) => {
    const [from, to] = [minuteOf(window.from), minuteOf(window.to)];
    const end = from < to ? to : DAY_MINUTES + (isCut ? 0 : to);
    return { date, window, from: day * DAY_MINUTES + from, to: day * DAY_MINUTES + end };
  });
}

/** A dated exception is more specific than one that returns every year. */
function exceptionOn(dates: readonly DatedWindows[], date: string): DatedWindows | undefined {
  const covering = dates.filter((dated) => covers(dated, date));
  return covering.find(({ yearly = false }) => !yearly) ?? covering[0];
}

function covers({ date: first, until: last = first, yearly = false }: DatedWindows, date: string): boolean {
  if (!yearly) return first <= date && date <= last;
  const [from, to, day] = [first.slice(5), last.slice(5), date.slice(5)];
  return first.slice(0, 4) === last.slice(0, 4) ? from <= day && day <= to : from <= day || day <= to;
}

/** "2026-03-03" */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function minuteOf(time: string): number {
  return Number.parseInt(time.slice(0, 2), 10) * 60 + Number.parseInt(time.slice(3, 5), 10);
}
