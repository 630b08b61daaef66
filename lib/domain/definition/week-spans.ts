import type { Instant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { DAYS } from "./days.ts";
import type { TimeException, TimeModel, TimeWindow } from "./time-model.ts";

/** Minutes of a day, half-open. */
export type MinuteSpan = { readonly from: number; readonly to: number };

export const DAY_MINUTES = 1440;

export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };

/** The spans of each day of an ordinary week, Monday first, joined and in order. */
export function weekSpans(windows: readonly TimeWindow[]): readonly (readonly MinuteSpan[])[] {
  return DAYS.map((day, index) => {
    const before = DAYS[(index + 6) % 7];
    const own = windows.filter(({ days }) => days.includes(day)).map(onItsDay);
    const tails = windows.filter(({ days }) => before !== undefined && days.includes(before)).flatMap(afterMidnight);
    return joined([...own, ...tails]);
  });
}

/**
 * The spans of one date. An exception replaces the date's own list, and cuts the tail of the day before (the design's rule
 * for dated exceptions).
 */
export function spansOn({ windows, dates }: Pick<TimeModel, "windows" | "dates">, date: CalendarDay): readonly MinuteSpan[] {
  const exception = exceptionOn(dates, date);
  if (exception) return joined(exception.windows.map(onItsDay));
  const dayBefore = shifted(date, -1);
  const before = exceptionOn(dates, dayBefore);
  const tails = before ? before.windows : windows.filter(({ days }) => days.includes(dayName(dayBefore)));
  const own = windows.filter(({ days }) => days.includes(dayName(date)));
  return joined([...own.map(onItsDay), ...tails.flatMap(afterMidnight)]);
}

/** Does the model hold at that instant? By converting the instant: a repeated local hour counts twice, a skipped one never. */
export function holdsAt(model: Pick<TimeModel, "timeZone" | "windows" | "dates">, at: Instant): boolean {
  const local = localTime(at, model.timeZone);
  const minute = local.hour * 60 + local.minute;
  return spansOn(model, local).some(({ from, to }) => minute >= from && minute < to);
}

export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map((part) => Number.parseInt(part, 10));
  return hour * 60 + minute;
}

type Times = { readonly from: string; readonly to: string };

const wraps = ({ from, to }: Times) => minuteOf(from) > minuteOf(to);

const onItsDay = (window: Times): MinuteSpan => ({ from: minuteOf(window.from), to: wraps(window) ? DAY_MINUTES : minuteOf(window.to) });

const afterMidnight = (window: Times): readonly MinuteSpan[] => (wraps(window) ? [{ from: 0, to: minuteOf(window.to) }] : []);

function joined(spans: readonly MinuteSpan[]): readonly MinuteSpan[] {
  const result: MinuteSpan[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((left, right) => left.from - right.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** A dated exception is more specific than one that returns every year, so it is asked first, as the engine does. */
function exceptionOn(dates: readonly TimeException[], date: CalendarDay): TimeException | undefined {
  const day = isoDate(date);
  const dated = dates.find(({ date: first, until = first, yearly = false }) => !yearly && isBetween(day, first, until));
  return (
    dated ??
    dates.find(({ date: first, until = first, yearly = false }) => yearly && isBetween(day.slice(5), first.slice(5), until.slice(5)))
  );
}

/** Both days included; a yearly range may span the turn of the year. */
function isBetween(day: string, first: string, last: string): boolean {
  return first <= last ? day >= first && day <= last : day >= first || day <= last;
}

function dayName(date: CalendarDay) {
  return DAYS[(new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay() + 6) % 7] ?? "mon";
}

function shifted({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

function isoDate({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
