import { expect, test } from "vitest";
import { ALL_DAYS, findingsOf, rateOf } from "./testing/lint-sheet.ts";

/** What the linter says of one time model that a level names. */
function notesOn(timeModel: object): readonly string[] {
  const timeModels = { X: { timeZone: "Europe/Nicosia", windows: [], ...timeModel }, UNUSED: { timeZone: "UTC", windows: [] } };
  return findingsOf({ rates: [rateOf([{ level: 1, timeModel: "X" }])], timeModels }).filter((line) => line.includes(" timeModels."));
}

const window = (days: readonly string[], from: string, to: string) => ({ days, from, to });
const UTC = { timeZone: "UTC" };

test.each<[string, object, readonly string[]]>([
  ["nothing, of a sound model without clock changes", { ...UTC, windows: [window(ALL_DAYS, "00:01", "07:00")] }, []],
  [
    "windows of one day",
    { ...UTC, windows: [window(["mon", "tue"], "07:00", "12:00"), window(["tue", "wed"], "11:00", "13:00")] },
    ["note timeModels.X.windows[1]: Window 2 overlaps with window 1: Tue 11:00–12:00."],
  ],
  [
    "a window with the tail of the day before",
    { ...UTC, windows: [window(["sun"], "22:00", "06:00"), window(["mon"], "05:00", "07:00")] },
    ["note timeModels.X.windows[1]: Window 2 overlaps with window 1: Mon 05:00–06:00."],
  ],
  ["but not windows that touch", { ...UTC, windows: [window(["mon"], "05:00", "07:00"), window(["mon"], "07:00", "08:00")] }, []],
  [
    "windows of an exception",
    {
      ...UTC,
      dates: [
        {
          date: "2026-12-25",
          windows: [
            { from: "01:00", to: "05:00" },
            { from: "04:00", to: "06:00" },
          ],
        },
      ],
    },
    ["note timeModels.X.dates[0].windows[1]: On 2026-12-25 window 2 overlaps with window 1."],
  ],
  [
    "exceptions that are over, but not one that returns or has yet to end",
    {
      ...UTC,
      dates: [
        { date: "2025-12-25", windows: [] },
        { date: "2026-11-20", until: "2026-11-21", windows: [] },
        { date: "2026-11-22", windows: [] },
        { date: "2020-01-01", yearly: true, windows: [] },
        { date: "2026-10-01", until: "2026-11-30", yearly: true, windows: [] },
      ],
    },
    [
      "note timeModels.X.dates[0]: The exception of 2025-12-25 is over.",
      "note timeModels.X.dates[1]: The exception of 2026-11-20 to 2026-11-21 is over.",
    ],
  ],
  [
    "windows whose days are always replaced",
    {
      ...UTC,
      windows: [window(["mon"], "01:00", "02:00")],
      dates: [{ date: "2026-01-01", until: "2026-12-31", yearly: true, windows: [] }],
    },
    ["note timeModels.X.windows[0]: Window 1 never holds: exceptions replace every one of its days."],
  ],
  [
    "a window of a date on which the clocks skip it, which does not occur",
    {
      dates: [
        {
          date: "2027-03-28",
          windows: [
            { from: "03:00", to: "04:00" },
            { from: "05:00", to: "06:00" },
          ],
        },
      ],
    },
    [
      "note timeModels.X.dates[0].windows[0]: Window 1 never holds: on 2027-03-28 the clocks in Europe/Nicosia skip it.",
      "note timeModels.X: On 2027-03-28 the window 03:00-04:00 of X does not occur.",
    ],
  ],
  [
    "what clock changes do in two years",
    { windows: [window(["sun"], "03:00", "04:00"), window(["sat", "sun"], "01:00", "03:30"), window(["mon"], "03:00", "04:00")] },
    [
      "note timeModels.X.windows[1]: Window 2 overlaps with window 1: Sun 03:00–03:30.",
      [
        "note timeModels.X: On 2027-03-28 the window 03:00-04:00 of X does not occur.",
        "On 2027-03-28 the window 01:00-03:30 of X lasts 2 hours instead of 2 hours 30 minutes.",
        "On 2027-10-31 the window 03:00-04:00 of X lasts 2 hours instead of 1 hour.",
        "On 2027-10-31 the window 01:00-03:30 of X lasts 3 hours instead of 2 hours 30 minutes.",
        "On 2028-03-26 the window 03:00-04:00 of X does not occur.",
        "On 2028-03-26 the window 01:00-03:30 of X lasts 2 hours instead of 2 hours 30 minutes.",
        "On 2028-10-29 the window 03:00-04:00 of X lasts 2 hours instead of 1 hour.",
        "On 2028-10-29 the window 01:00-03:30 of X lasts 3 hours instead of 2 hours 30 minutes.",
      ].join(" "),
    ],
  ],
  [
    "a night that is an hour longer or shorter, unless an exception cuts it",
    {
      windows: [window(["sat"], "22:00", "07:00")],
      dates: [
        { date: "2027-03-28", windows: [] },
        { date: "2028-03-26", windows: [] },
      ],
    },
    [
      "note timeModels.X: On 2027-10-30 the window 22:00-07:00 of X lasts 10 hours instead of 9 hours. On 2028-10-28 the window 22:00-07:00 of X lasts 10 hours instead of 9 hours.",
    ],
  ],
  [
    "an exception of a date before one that returns every year",
    {
      dates: [
        { date: "2020-03-28", yearly: true, windows: [{ from: "03:00", to: "04:00" }] },
        { date: "2027-03-28", windows: [] },
      ],
    },
    [],
  ],
  [
    "the first of many",
    { windows: [ALL_DAYS, ["sun"], ["sat", "sun"]].map((days) => window(days, "02:00", "05:00")) },
    [
      expect.stringContaining("overlaps"),
      expect.stringContaining("overlaps"),
      expect.stringContaining("overlaps"),
      expect.stringMatching(
        /^note timeModels.X: (?:On \S+ the window 02:00-05:00 of X lasts [24] hours instead of 3 hours. ){8}4 more windows are not as long as usual\.$/,
      ),
    ],
  ],
  ["but not that a whole day is longer", { windows: [window(ALL_DAYS, "00:00", "24:00")] }, []],
  [
    "half an hour on Lord Howe Island",
    { timeZone: "Australia/Lord_Howe", windows: [window(["sun"], "01:00", "04:00")] },
    [
      expect.stringContaining(
        "On 2027-04-04 the window 01:00-04:00 of X lasts 3 hours 30 minutes instead of 3 hours. On 2027-10-03 the window 01:00-04:00 of X lasts 2 hours 30 minutes instead of 3 hours.",
      ),
    ],
  ],
])("a time model: %s", (_, model, expected) => {
  expect(notesOn(model)).toEqual(expected);
});
