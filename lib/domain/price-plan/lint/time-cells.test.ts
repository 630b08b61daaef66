import fc from "fast-check";
import { expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant, plusMillis } from "#lib/kernel/instant.ts";
import { type TimeModel, WEEKDAYS } from "#lib/rating/rate-book.ts";
import { compileTimeModel, holdsAt } from "#lib/rating/time-model.ts";
import { ALL_DAYS, NOW } from "./testing/lint-sheet.ts";
import { timesOf } from "./time-cells.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const time = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`);
const span = fc.record({ from: time, to: fc.oneof(time, fc.constant("24:00")) }).filter(({ from, to }) => from !== to);
const date = fc.integer({ min: -400, max: 800 }).map((days) => new Date(NOW + days * DAY).toISOString().slice(0, 10));

const dated = fc.record({ date, yearly: fc.boolean(), windows: fc.array(span, { maxLength: 2 }) });
const model = fc.record({
  timeZone: fc.constantFrom("Europe/Nicosia", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"),
  windows: fc.array(
    fc.tuple(fc.subarray(ALL_DAYS, { minLength: 1 }), span).map(([days, window]) => ({ days, ...window })),
    { maxLength: 2 },
  ),
  dates: fc.array(dated, { maxLength: 3 }),
}) as fc.Arbitrary<TimeModel>;

/** Minutes near now, near the exceptions, and near the clock changes in Europe and America. */
const CHANGES = ["2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01", "2027-03-14", "2027-03-28", "2027-04-04"].map((text) =>
  present(parseInstant(`${text}T00:00Z`), text),
);

test("every combination of models that holds at any instant is among the cells, and each cell is true", () => {
  const property = fc.property(
    model,
    model,
    fc.array(fc.integer({ min: -1440, max: 2880 }), { minLength: 40, maxLength: 40 }),
    (a, b, steps) => {
      const compiled = [compileTimeModel("A", a), compileTimeModel("B", b)];
      const times = timesOf(compiled, { A: a, B: b }, NOW);
      const holding = (at: Parameters<typeof holdsAt>[1]) =>
        compiled
          .filter((each) => holdsAt(each, at))
          .map(({ code }) => code)
          .join(" ");
      const cells = times.cellsOf(["A", "B"]);
      expect(cells.map((cell) => [...cell.holds].join(" "))).toEqual(cells.map((cell) => holding(cell.at)));
      const known = new Set(cells.map((cell) => [...cell.holds].join(" ")));
      const near = [NOW, ...CHANGES, ...[...a.dates, ...b.dates].map((each) => present(parseInstant(`${each.date}T00:00Z`), each.date))];
      const instants = near.flatMap((start) => steps.map((step) => plusMillis(start, step * MINUTE)));
      expect(instants.filter((at) => !known.has(holding(at)))).toEqual([]);
    },
  );
  fc.assert(property, { numRuns: 1000 });
}, 60_000);

const HOURS = { from: "01:00", to: "02:00" };
const week = (timeZone: string, from: string, to: string): TimeModel => ({
  timeZone,
  windows: [{ days: WEEKDAYS.slice(0, 5), from, to }],
  dates: [],
});
const dates = (timeZone: string, all: TimeModel["dates"]): TimeModel => ({ timeZone, windows: [], dates: all });

test.each<[string, readonly TimeModel[], readonly string[]]>([
  ["a date that begins the evening before by UTC", [dates("Asia/Kolkata", [{ date: "2026-12-03", windows: [HOURS] }])], ["", "0"]],
  [
    "the second of two such dates",
    [
      dates("Asia/Kolkata", [
        { date: "2026-12-03", windows: [] },
        { date: "2026-12-10", windows: [HOURS] },
      ]),
    ],
    ["", "0"],
  ],
  [
    "a date that ends the day after",
    [dates("America/New_York", [{ date: "2026-12-03", windows: [{ from: "23:00", to: "24:00" }] }])],
    ["", "0"],
  ],
  ["a date that returns every year", [dates("UTC", [{ date: "2010-12-25", yearly: true, windows: [HOURS] }])], ["", "0"]],
  ["the 29th of February", [dates("UTC", [{ date: "2024-02-29", yearly: true, windows: [HOURS] }])], ["", "0"]],
  ["a date of eight years ago", [dates("UTC", [{ date: "2018-12-25", windows: [HOURS] }])], ["", "0"]],
  [
    "hours that two zones share only in summer",
    [week("Europe/Nicosia", "10:00", "11:00"), week("Asia/Kolkata", "12:30", "13:30")],
    ["", "0", "0 1", "1"],
  ],
])("%s is found", (_, models, expected) => {
  const compiled = models.map((each, index) => compileTimeModel(String(index), each));
  const times = timesOf(compiled, Object.fromEntries(models.map((each, index) => [String(index), each])), NOW);
  const cells = times.cellsOf(compiled.map(({ code }) => code));
  expect(cells.map(({ holds }) => [...holds].join(" ")).sort()).toEqual(expected);
});

test("a day that is like any other is preferred, and the next one", () => {
  const christmas: TimeModel = {
    timeZone: "UTC",
    windows: [{ days: ["fri"], from: "10:00", to: "11:00" }],
    dates: [{ date: "2026-11-27", windows: [{ from: "08:00", to: "12:00" }] }],
  };
  const cells = timesOf([compileTimeModel("A", christmas)], { A: christmas }, NOW).cellsOf(["A"]);
  expect(cells.map(({ at, holds, isPlain }) => [new Date(at).toISOString(), [...holds], isPlain])).toEqual([
    ["2026-11-22T00:00:00.000Z", [], true],
    ["2026-12-04T10:00:00.000Z", ["A"], true],
  ]);
});
