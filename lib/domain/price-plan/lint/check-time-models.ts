import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { type DatedWindows, type TimeModel, type TimeWindow, WEEKDAYS } from "#lib/rating/rate-book.ts";
import { type Finding, noteAt } from "../finding.ts";
import { changedWindows, clockChangesBetween } from "./clock-change.ts";
import { DAY, HORIZON_DAYS } from "./day-kinds.ts";
import { type DayRange, exceptionDays } from "./exception-days.ts";
import type { LintContext } from "./lint-context.ts";
import { DAY_MINUTES, durationInWords, spansInWords, WEEK_MINUTES, type WeekSpan } from "./week-in-words.ts";
import { dateOf, minuteOf } from "./window-occurrence.ts";

const MOST_OVERLAPS = 20;
const MOST_EFFECTS = 8;
const MONTHS_AHEAD = 24;

type Named = { readonly code: string; readonly model: TimeModel; readonly path: string };

/** What the windows of each time model come to by themselves. */
export function checkTimeModels({ book, now }: LintContext): readonly Finding[] {
  return Object.entries(book.timeModels).flatMap(([code, model]) => {
    const named: Named = { code, model, path: `timeModels.${code}` };
    return [
      ...overlapsInWeek(named),
      ...overlapsInDates(named),
      ...pastDates(named, now),
      ...deadWindows(named, now),
      ...clockEffects(named, now),
    ];
  });
}

function overlapsInWeek({ model, path }: Named): readonly Finding[] {
  const spans = model.windows.map((window) => window.days.flatMap((day) => pieces(window, WEEKDAYS.indexOf(day))));
  return overlapping(spans).map(({ earlier, later, shared }) =>
    noteAt(`${path}.windows[${later}]`, `Window ${later + 1} overlaps with window ${earlier + 1}: ${spansInWords(shared)}.`),
  );
}

function overlapsInDates({ model, path }: Named): readonly Finding[] {
  return model.dates.flatMap(({ date, windows }, index) =>
    overlapping(windows.map((window) => pieces(window, 0))).map(({ earlier, later }) =>
      noteAt(`${path}.dates[${index}].windows[${later}]`, `On ${date} window ${later + 1} overlaps with window ${earlier + 1}.`),
    ),
  );
}

/** Sunday's tail lies on Monday, so that minutes can be compared. */
function pieces({ from, to }: TimeWindow, day: number): readonly WeekSpan[] {
  const start = day * DAY_MINUTES;
  const [first, last] = [minuteOf(from), minuteOf(to)];
  if (first < last) return [{ from: start + first, to: start + last }];
  const next = (start + DAY_MINUTES) % WEEK_MINUTES;
  return [{ from: start + first, to: start + DAY_MINUTES }, ...(last === 0 ? [] : [{ from: next, to: next + last }])];
}

type Pair = { readonly earlier: number; readonly later: number; readonly shared: readonly WeekSpan[] };

function overlapping(windows: readonly (readonly WeekSpan[])[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [later, spans] of windows.entries()) {
    for (const [earlier, others] of windows.slice(0, later).entries()) {
      const shared = spans.flatMap((span) =>
        others.map((other) => ({ from: Math.max(span.from, other.from), to: Math.min(span.to, other.to) })),
      );
      const real = shared.filter(({ from, to }) => from < to);
      if (real.length > 0) pairs.push({ earlier, later, shared: real });
      if (pairs.length === MOST_OVERLAPS) return pairs;
    }
  }
  return pairs;
}

function pastDates({ model, path }: Named, now: Instant): readonly Finding[] {
  const today = dateAt(now, model.timeZone);
  return model.dates.flatMap((dated, index) => {
    const { date, until = date } = dated;
    if (dated.yearly || until >= today) return [];
    return [noteAt(`${path}.dates[${index}]`, `The exception of ${until === date ? date : `${date} to ${until}`} is over.`)];
  });
}

/** Windows of weekdays that exceptions always replace, and of a date on which the clocks skip them. */
function deadWindows({ model, path }: Named, now: Instant): readonly Finding[] {
  const today = Math.floor(now / DAY);
  const replaced = exceptionDays(model.dates, { first: today, last: today + HORIZON_DAYS });
  const weekly = model.windows.flatMap(({ days }, index) => {
    const weekdays = days.map((day) => WEEKDAYS.indexOf(day));
    const isDead = weekdays.every((weekday) => isAlwaysReplaced(weekday, { first: today, last: today + HORIZON_DAYS }, replaced));
    return isDead
      ? [noteAt(`${path}.windows[${index}]`, `Window ${index + 1} never holds: exceptions replace every one of its days.`)]
      : [];
  });
  const dated = model.dates.flatMap((each, index) =>
    skippedWindows(model, each).map((at) =>
      noteAt(
        `${path}.dates[${index}].windows[${at}]`,
        `Window ${at + 1} never holds: on ${each.date} the clocks in ${model.timeZone} skip it.`,
      ),
    ),
  );
  return [...weekly, ...dated];
}

function isAlwaysReplaced(weekday: number, { first, last }: DayRange, replaced: readonly DayRange[]): boolean {
  for (let day = first; day <= last; day += 1) {
    if ((day + 3) % 7 === weekday && !replaced.some((range) => range.first <= day && day <= range.last)) return false;
  }
  return true;
}

/** Only of a single date: on the other days of a range the window holds. */
function skippedWindows(model: TimeModel, dated: DatedWindows): readonly number[] {
  const { date, until = date, windows } = dated;
  if (dated.yearly || until !== date) return [];
  const [alone, middle] = [{ ...model, windows: [], dates: [dated] }, Date.parse(`${date}T12:00Z`)];
  const changes = clockChangesBetween(model.timeZone, instantAt(middle - 2 * DAY), instantAt(middle + 2 * DAY));
  const skipped = changes.flatMap((change) => changedWindows(alone, change)).filter(({ actual }) => actual <= 0);
  return windows.flatMap((window, index) => (skipped.some(({ occurrence }) => occurrence.window === window) ? [index] : []));
}

/** One note for the whole model: what the changes of the clocks in the next two years do to its windows. */
function clockEffects({ code, model, path }: Named, now: Instant): readonly Finding[] {
  const changes = clockChangesBetween(model.timeZone, now, monthsAfter(now, MONTHS_AHEAD));
  // A window of a whole day is the whole day, however long that is.
  const effects = changes.flatMap((change) => changedWindows(model, change)).filter(({ usual }) => usual !== DAY_MINUTES);
  if (effects.length === 0) return [];
  const sentences = effects.slice(0, MOST_EFFECTS).map(({ occurrence: { date, window }, usual, actual }) => {
    const name = `${window.from}-${window.to}`;
    if (actual <= 0) return `On ${date} the window ${name} of ${code} does not occur.`;
    return `On ${date} the window ${name} of ${code} lasts ${durationInWords(actual)} instead of ${durationInWords(usual)}.`;
  });
  const more = effects.length - sentences.length;
  return [noteAt(path, [...sentences, ...(more > 0 ? [`${more} more windows are not as long as usual.`] : [])].join(" "))];
}

function monthsAfter(now: Instant, months: number): Instant {
  const date = new Date(now);
  return instantAt(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()),
  );
}

function instantAt(millis: number): Instant {
  return instantFromMillis(millis);
}

function dateAt(instant: Instant, timeZone: string): string {
  const { year, month, day } = localTime(instant, timeZone);
  return dateOf(Date.UTC(year, month - 1, day) / DAY);
}
