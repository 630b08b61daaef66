import type { DefinedTimeModel } from "./time-model-draft.ts";
import type { CalendarDay } from "./week-spans.ts";
import { minuteOf, weekSpans } from "./week-spans.ts";

const WEEK_MINUTES = 7 * 1440;

/** What is allowed and yet worth knowing: nothing here keeps a model from being saved. */
export function timeModelNotes({ windows, dates }: DefinedTimeModel, today: CalendarDay): readonly string[] {
  const held = weekSpans(windows)
    .flat()
    .reduce((sum, { from, to }) => sum + to - from, 0);
  const listed = windows.reduce((sum, { days, from, to }) => sum + days.length * lengthOf(minuteOf(from), minuteOf(to)), 0);
  const isoToday = [String(today.year).padStart(4, "0"), two(today.month), two(today.day)].join("-");
  return [
    ...(held === 0 && dates.every((exception) => exception.windows.length === 0)
      ? ["It never holds: no rate under it would ever apply."]
      : []),
    ...(held === WEEK_MINUTES ? ["It holds the whole week: a rate under it always applies, and hides those of lower rank."] : []),
    ...(listed > held ? ["Some windows overlap. A moment in two windows counts once."] : []),
    ...dates
      .filter(({ date, until = date, yearly = false }) => !yearly && until < isoToday)
      .map(({ date, until = date }) => `The exception of ${until === date ? date : `${date} to ${until}`} is over.`),
  ];
}

const lengthOf = (from: number, to: number) => (to < from ? to + 1440 - from : to - from);

const two = (value: number) => String(value).padStart(2, "0");
