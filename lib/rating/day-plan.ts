import { dateNumber, MINUTES_OF_A_DAY, minuteOf, numberOfDate, rememberedByDay, weekdayOf } from "./calendar.ts";
import { type DatedWindows, type TimeModel, type TimeWindow, WEEKDAYS } from "./rate-book.ts";

/** What holds on one local date, minute by minute. Every answer of a time model is read from here. */
export type DayPlan = {
  /** For each minute 0 where no window holds, else the place of the one that does in `windows`, counted from 1. */
  readonly painted: Uint16Array;
  /** For each minute the first later one with another answer; 1440 when the day has none. */
  readonly steadyUntil: Uint16Array;
  /** As they are written, those that reach over from the day before first. */
  readonly windows: readonly string[];
  /** The dated exception that replaced the date's windows. */
  readonly exception: string | null;
};

type Window = { readonly from: number; readonly to: number; readonly text: string };

type Exception = { readonly covers: (date: number) => boolean; readonly label: string; readonly windows: readonly Window[] };

/**
 * The plan of a local day. Each date uses its own list of windows: its exception's, else its weekday's. A window that runs past
 * midnight reaches into the next date, unless that date is an exception: it stands alone. So there are only as many plans as
 * exceptions, and ordinary weekdays after an ordinary date or after an exception; each is painted once, when it is first asked for.
 */
export function dayPlansOf({ windows, dates }: TimeModel): (day: number) => DayPlan {
  const week = WEEKDAYS.map((weekday) => windows.filter(({ days }) => days.includes(weekday)).map(compileWindow));
  // A dated exception is more specific than one that returns every year, so it is asked first.
  const exceptions = [...dates.filter(({ yearly }) => !yearly), ...dates.filter(({ yearly }) => yearly)].map(compileException);
  const exceptionOn = (day: number): number => {
    if (exceptions.length === 0) return -1;
    const date = dateNumber(day);
    return exceptions.findIndex(({ covers }) => covers(date));
  };

  const plans = new Map<string, DayPlan>();
  const planOf = (day: number): DayPlan => {
    const [today, before, weekday] = [exceptionOn(day), exceptionOn(day - 1), weekdayOf(day)];
    const key = today < 0 ? `${before} ${weekday}` : `${today}`;
    const known = plans.get(key);
    if (known) return known;
    const exception = exceptions[today];
    const yesterday = exceptions[before]?.windows ?? week[weekdayOf(day - 1)] ?? [];
    const own = exception?.windows ?? week[weekday] ?? [];
    const plan = paint({ own, tails: exception ? [] : yesterday.filter(runsPastMidnight), exception: exception?.label ?? null });
    plans.set(key, plan);
    return plan;
  };

  return rememberedByDay(planOf);
}

type Paint = { readonly own: readonly Window[]; readonly tails: readonly Window[]; readonly exception: string | null };

/** Where windows overlap, the date's own come before those of the day before, and the one written first before the next. */
function paint({ own, tails, exception }: Paint): DayPlan {
  const windows = [...new Set([...tails, ...own].map(({ text }) => text))];
  const painted = new Uint16Array(MINUTES_OF_A_DAY);
  const spans = [
    ...own.map(({ from, to, text }) => ({ from, to: from > to ? MINUTES_OF_A_DAY : to, text })),
    ...tails.map(({ to, text }) => ({ from: 0, to, text })),
  ];
  for (const { from, to, text } of spans.reverse()) painted.fill(windows.indexOf(text) + 1, from, to);
  return { painted, steadyUntil: steadyUntilOf(painted), windows, exception };
}

function steadyUntilOf(painted: Uint16Array): Uint16Array {
  const steadyUntil = new Uint16Array(MINUTES_OF_A_DAY);
  let until = MINUTES_OF_A_DAY;
  for (let minute = MINUTES_OF_A_DAY - 1; minute >= 0; minute -= 1) {
    steadyUntil[minute] = until;
    if ((painted[minute] === 0) !== (painted[minute - 1] === 0)) until = minute;
  }
  return steadyUntil;
}

function runsPastMidnight({ from, to }: Window): boolean {
  return from > to;
}

function compileWindow({ from, to }: TimeWindow): Window {
  return { from: minuteOf(from), to: minuteOf(to), text: `${from}-${to}` };
}

function compileException({ date, until = date, yearly = false, windows }: DatedWindows): Exception {
  const [first, last] = [numberOfDate(date), numberOfDate(until)];
  return {
    label: until === date ? date : `${date} to ${until}`,
    covers: yearly ? coversEveryYear(first, last) : (number) => first <= number && number <= last,
    windows: windows.map(compileWindow),
  };
}

/** A yearly range may run over New Year: from 24 December until 2 January. */
function coversEveryYear(date: number, until: number): (number: number) => boolean {
  const [first, last] = [date % YEAR, until % YEAR];
  if (date - first === until - last) return (number) => first <= number % YEAR && number % YEAR <= last;
  return (number) => first <= number % YEAR || number % YEAR <= last;
}

const YEAR = 10_000;
