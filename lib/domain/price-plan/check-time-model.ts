import { isTimeZone } from "#lib/kernel/zone.ts";
import type { DatedWindows, TimeWindow } from "#lib/rating/rate-book.ts";
import { errorAt, type Finding } from "./finding.ts";
import type { TimeModelDefinition } from "./time-model-schema.ts";

export function checkTimeModel(model: TimeModelDefinition, path: string): readonly Finding[] {
  return [
    ...(isTimeZone(model.timeZone) ? [] : [errorAt(`${path}.timeZone`, `${model.timeZone} is not a known time zone.`)]),
    ...checkWindows(model.windows, `${path}.windows`),
    ...model.dates.flatMap((dates, index) => checkDates(dates, `${path}.dates[${index}]`)),
    ...checkOverlaps(model.dates, `${path}.dates`),
  ];
}

/** A window from 07:00 to 07:00 could mean never or always, so it means nothing. */
function checkWindows(windows: readonly TimeWindow[], path: string): readonly Finding[] {
  return windows.flatMap(({ from, to }, index) => {
    return from === to
      ? [errorAt(`${path}[${index}].to`, `A window cannot end when it begins, at ${from}. A whole day is 00:00 to 24:00.`)]
      : [];
  });
}

function checkDates({ date, until, yearly, windows }: DatedWindows, path: string): readonly Finding[] {
  return [...checkWindows(windows, `${path}.windows`), ...checkRange({ date, until: until ?? date, yearly: yearly ?? false }, path)];
}

type Range = { readonly date: string; readonly until: string; readonly yearly: boolean };

function checkRange({ date, until, yearly }: Range, path: string): readonly Finding[] {
  if (until < date) return [errorAt(`${path}.until`, `The range ends on ${until}, before it begins on ${date}.`)];
  if (yearly && !isWithinAYear(date, until)) return [errorAt(`${path}.until`, "A range that returns every year is shorter than a year.")];
  return [];
}

function isWithinAYear(date: string, until: string): boolean {
  const years = Number.parseInt(until.slice(0, 4), 10) - Number.parseInt(date.slice(0, 4), 10);
  return years === 0 || (years === 1 && until.slice(5) < date.slice(5));
}

/** A single date beats one that returns every year. Among equals nothing decides, so they must not meet. */
function checkOverlaps(dates: readonly DatedWindows[], path: string): readonly Finding[] {
  return dates.flatMap((later, index) => {
    const earlier = dates.slice(0, index).find((each) => Boolean(each.yearly) === Boolean(later.yearly) && meet(each, later));
    return earlier ? [errorAt(`${path}[${index}].date`, `The exception of ${earlier.date} covers one of these dates already.`)] : [];
  });
}

function meet(left: DatedWindows, right: DatedWindows): boolean {
  return stretchesOf(left).some(([first, last]) => stretchesOf(right).some(([from, until]) => first <= until && from <= last));
}

type Stretch = readonly [first: string, last: string];

/** Of a range that returns every year only month and day count; over New Year it is two stretches. */
function stretchesOf({ date, until = date, yearly }: DatedWindows): readonly Stretch[] {
  if (!yearly) return [[date, until]];
  const [first, last] = [date.slice(5), until.slice(5)];
  if (first <= last) return [[first, last]];
  return [
    [first, "12-31"],
    ["01-01", last],
  ];
}
