import type { Instant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { dateText, dayBefore, type LocalDate, minuteOf, readingOf } from "./calendar.ts";
import type { TimeVerdict } from "./explanation.ts";
import { type DatedWindows, type TimeModel, type TimeWindow, WEEKDAYS } from "./rate-book.ts";

export type CompiledTimeModel = {
  readonly code: string;
  readonly timeZone: string;
  /** The windows that begin on each weekday, Monday first. */
  readonly week: readonly (readonly Window[])[];
  readonly exceptions: readonly Exception[];
};

type Window = { readonly from: number; readonly to: number; readonly text: string };

type Exception = { readonly covers: (date: string) => boolean; readonly label: string; readonly windows: readonly Window[] };

type DayPlan = { readonly windows: readonly Window[]; readonly exception: string | null };

export function compileTimeModel(code: string, model: TimeModel): CompiledTimeModel {
  return {
    code,
    timeZone: model.timeZone,
    week: WEEKDAYS.map((weekday) => model.windows.filter(({ days }) => days.includes(weekday)).map(compileWindow)),
    // A dated exception is more specific than one that returns every year, so it is asked first.
    exceptions: [...model.dates.filter(({ yearly }) => !yearly), ...model.dates.filter(({ yearly }) => yearly)].map(compileException),
  };
}

/**
 * Does the model hold at that instant? The instant is converted to the model's own zone, so a repeated local hour is judged twice
 * and a skipped one never. Each local date uses its own list of windows. One that runs past midnight reaches into the next
 * date, unless that date is an exception: it stands alone.
 */
export function judgeTime(model: CompiledTimeModel, instant: Instant): TimeVerdict {
  const local = localTime(instant, model.timeZone);
  const minute = local.hour * 60 + local.minute;
  const today = planOf(model, local);
  const tails = today.exception === null ? planOf(model, dayBefore(local)).windows.filter(runsPastMidnight) : [];
  const window = today.windows.find((each) => holdsOnItsDate(each, minute)) ?? tails.find(({ to }) => minute < to);
  return {
    timeModel: model.code,
    holds: window !== undefined,
    at: readingOf(local, model.timeZone),
    window: window?.text ?? null,
    windows: [...new Set([...tails, ...today.windows].map(({ text }) => text))],
    exception: today.exception,
  };
}

function planOf(model: CompiledTimeModel, date: LocalDate): DayPlan {
  const text = dateText(date);
  const exception = model.exceptions.find(({ covers }) => covers(text));
  if (exception) return { windows: exception.windows, exception: exception.label };
  return { windows: model.week[date.weekday] ?? [], exception: null };
}

function holdsOnItsDate(window: Window, minute: number): boolean {
  return window.from <= minute && (minute < window.to || runsPastMidnight(window));
}

function runsPastMidnight({ from, to }: Window): boolean {
  return from > to;
}

function compileWindow({ from, to }: TimeWindow): Window {
  return { from: minuteOf(from), to: minuteOf(to), text: `${from}-${to}` };
}

function compileException({ date, until = date, yearly = false, windows }: DatedWindows): Exception {
  return {
    label: until === date ? date : `${date} to ${until}`,
    covers: yearly ? coversEveryYear(date, until) : (text) => date <= text && text <= until,
    windows: windows.map(compileWindow),
  };
}

/** A yearly range may run over New Year: from 24 December until 2 January. */
function coversEveryYear(date: string, until: string): (text: string) => boolean {
  const [first, last] = [date.slice(5), until.slice(5)];
  const [year, lastYear] = [date.slice(0, 4), until.slice(0, 4)];
  if (year === lastYear) return (text) => first <= text.slice(5) && text.slice(5) <= last;
  return (text) => first <= text.slice(5) || text.slice(5) <= last;
}
