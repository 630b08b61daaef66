import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_NAMES, DAYS } from "./days.ts";
import { areaInWords, clearWeek, isCovered, paintWeek, type WeekArea } from "./week-paint.ts";
import { weekSpans } from "./week-spans.ts";
import { readWindows, writeWindows } from "./window-text.ts";

const windows = (text: string) => {
  const read = readWindows(text);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
};
/** "mon-fri 07:00-19:00" as a rectangle. */
const area = (days: readonly [number, number], hours: readonly [number, number]): WeekArea => ({
  firstDay: days[0],
  lastDay: days[1],
  from: hours[0] * 60,
  to: hours[1] * 60,
});

describe("painting", () => {
  it.each([
    ["none", area([0, 4], [7, 19]), "mon-fri 07:00-19:00"],
    ["mon-fri 07:00-19:00", area([0, 4], [19, 20]), "mon-fri 07:00-20:00"],
    ["mon-fri 07:00-12:00; mon-fri 13:00-19:00", area([0, 4], [12, 13]), "mon-fri 07:00-19:00"],
    ["mon-fri 07:00-19:00", area([5, 6], [0, 24]), "mon-fri 07:00-19:00; sat,sun 00:00-24:00"],
    ["daily 00:01-07:00", area([0, 0], [0, 1]), "mon 00:00-07:00; tue-sun 00:01-07:00"],
    // What Sunday's evening covers on Monday stays Sunday's.
    ["sun 22:00-06:00", area([0, 0], [5, 8]), "mon 06:00-08:00; sun 22:00-06:00"],
    ["sat 22:00-06:00", area([5, 5], [20, 22]), "sat 20:00-06:00"],
    // A window of more than a day is none, so the evening stays apart.
    ["sat 22:00-06:00", area([5, 5], [0, 22]), "sat 00:00-22:00, 22:00-06:00"],
    ["mon 08:00-09:00", area([4, 0], [8, 9]), "mon-fri 08:00-09:00"],
  ])("%s and %j", (before, painted, after) => {
    expect(writeWindows(paintWeek(windows(before), painted))).toBe(after);
  });
});

describe("clearing", () => {
  it.each([
    ["mon-fri 07:00-19:00", area([0, 4], [12, 13]), "mon-fri 07:00-12:00, 13:00-19:00"],
    ["daily 00:01-07:00", area([0, 6], [0, 24]), "none"],
    ["sat 22:00-06:00", area([6, 6], [5, 24]), "sat 22:00-05:00"],
    // The night between Saturday and Sunday without its evening belongs to Sunday.
    ["sat 22:00-06:00", area([5, 5], [22, 24]), "sun 00:00-06:00"],
    ["sun 22:00-06:00", area([0, 0], [0, 24]), "sun 22:00-24:00"],
    ["sun 22:00-06:00", area([0, 0], [2, 4]), "mon 04:00-06:00; sun 22:00-02:00"],
    ["mon 08:00-09:00", area([1, 1], [8, 9]), "mon 08:00-09:00"],
  ])("%s without %j", (before, cleared, after) => {
    expect(writeWindows(clearWeek(windows(before), cleared))).toBe(after);
  });
});

const minute = fc.integer({ min: 0, max: 1439 });
const time = (at: number) => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
const someWindows = fc.array(
  fc
    .record({ days: fc.subarray([...DAYS], { minLength: 1 }), from: minute, to: fc.integer({ min: 1, max: 1440 }) })
    .filter(({ from, to }) => from !== to)
    .map(({ days, from, to }) => ({ days, from: time(from), to: time(to) })),
  { maxLength: 4 },
);
const day = fc.integer({ min: 0, max: 6 });
const someArea = fc
  .record({ firstDay: day, lastDay: day, from: minute, to: fc.integer({ min: 1, max: 1440 }) })
  .filter(({ firstDay, lastDay, from, to }) => firstDay <= lastDay && from < to);

/** Minute by minute: the naive oracle. */
function minutesOf(text: Parameters<typeof weekSpans>[0]): readonly boolean[] {
  return weekSpans(text).flatMap((spans) => Array.from({ length: 1440 }, (_, at) => spans.some(({ from, to }) => from <= at && at < to)));
}

describe("whatever the windows and the area", () => {
  const isInside = ({ firstDay, lastDay, from, to }: WeekArea, at: number) =>
    Math.floor(at / 1440) >= firstDay && Math.floor(at / 1440) <= lastDay && at % 1440 >= from && at % 1440 < to;

  it("painting adds the area's minutes and no other", () => {
    fc.assert(
      fc.property(someWindows, someArea, (before, painted) => {
        const expected = minutesOf(before).map((held, at) => held || isInside(painted, at));
        const after = paintWeek(before, painted);
        expect(minutesOf(after)).toEqual(expected);
        expect(isCovered(after, painted)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("clearing takes the area's minutes and no other", () => {
    fc.assert(
      fc.property(someWindows, someArea, (before, cleared) => {
        const expected = minutesOf(before).map((held, at) => held && !isInside(cleared, at));
        const after = clearWeek(before, cleared);
        expect(minutesOf(after)).toEqual(expected);
        expect(after.every(({ from, to }) => from !== to && from !== "24:00")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

it("says the area in words", () => {
  expect(areaInWords(area([0, 4], [7, 19]), DAY_NAMES)).toBe("Monday to Friday, 07:00 to 19:00");
  expect(areaInWords(area([6, 6], [0, 24]), DAY_NAMES)).toBe("Sunday, 00:00 to 24:00");
});
