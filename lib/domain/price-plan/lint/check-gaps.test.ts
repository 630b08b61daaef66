import { expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { plainWeek } from "./plain-week.ts";
import { ALL_DAYS, contextOf, findingsOf, rateOf } from "./testing/lint-sheet.ts";

type Window = readonly [days: readonly string[], from: string, to: string];

const model = (windows: readonly Window[], timeZone = "Europe/Nicosia", dates: readonly object[] = []) => ({
  timeZone,
  windows: windows.map(([days, from, to]) => ({ days, from, to })),
  dates,
});
const WORKDAYS = ALL_DAYS.slice(0, 5);

/** What the linter says of the times that levels without a zone leave open. */
function gapsOf(timeModels: Readonly<Record<string, object>>, inZones: readonly string[] = []): readonly string[] {
  const levels = Object.keys(timeModels).map((timeModel, index) => ({
    level: index + 1,
    timeModel,
    ...(inZones.includes(timeModel) ? { zone: "5G" } : {}),
  }));
  const zones = { "5G": { all: [{ attribute: "network", is: "5G" }] } };
  const found = findingsOf({ rates: [rateOf(levels)], timeModels, zones });
  return found.filter((line) => /base prices|left to the base/.test(line));
}

const slip = (what: string) =>
  `warning rates[0].tiered: Between windows, ${what} A window ends just before its last time, so 06:59 leaves out the minute from 06:59 to 07:00.`;

test.each<[string, readonly string[], readonly string[]]>([
  [
    "the rest of the day",
    gapsOf({ NIGHT: model([[ALL_DAYS, "00:01", "07:00"]]) }),
    ["note rates[0].base: The base prices every day 07:00–00:01 of the next day (119 hours 7 minutes a week)."],
  ],
  [
    "working hours",
    gapsOf({
      REST: model([
        [WORKDAYS, "19:00", "07:00"],
        [["sat", "sun"], "00:00", "24:00"],
        [["sun"], "23:00", "07:00"],
      ]),
    }),
    ["note rates[0].base: The base prices Mon–Fri 07:00–19:00 (60 hours a week)."],
  ],
  [
    "different hours, more than a day at once, and over Sunday",
    gapsOf({
      MIDWEEK: model([
        [["tue"], "08:00", "10:00"],
        [["thu"], "09:00", "21:00"],
      ]),
    }),
    ["note rates[0].base: The base prices Tue 10:00–Thu 09:00, Thu 21:00–Tue 08:00 (154 hours a week)."],
  ],
  [
    "a minute that was typed as the last",
    gapsOf({
      NIGHT: model([[ALL_DAYS, "00:00", "06:59"]]),
      DAY: model([[ALL_DAYS, "07:00", "23:59"]]),
    }),
    [slip("every day 06:59–07:00, every day 23:59–24:00 is left to the base: 14 minutes a week.")],
  ],
  [
    "a minute on one day, beside the evening",
    gapsOf({
      A: model([[ALL_DAYS, "00:00", "18:00"]]),
      B: model([[["mon", "sun"], "18:05", "24:00"]]),
    }),
    [
      slip("Mon, Sun 18:00–18:05 is left to the base: 10 minutes a week."),
      "note rates[0].base: The base prices Tue–Sat 18:00–24:00 (30 hours a week).",
    ],
  ],
  [
    "six minutes are not a slip",
    gapsOf({ A: model([[ALL_DAYS, "00:06", "24:00"]]) }),
    ["note rates[0].base: The base prices every day 00:00–00:06 (42 minutes a week)."],
  ],
  ["nothing", gapsOf({ ALL: model([[ALL_DAYS, "00:00", "24:00"]]) }), []],
  [
    "with an exception, the ordinary week",
    gapsOf({ ALL: model([[ALL_DAYS, "12:00", "24:00"]], "Europe/Nicosia", [{ date: "2026-11-24", until: "2026-12-04", windows: [] }]) }),
    ["note rates[0].base: The base prices every day 00:00–12:00 (84 hours a week)."],
  ],
  [
    "all but dates",
    gapsOf({ DATES: model([], "Europe/Nicosia", [{ date: "2026-12-25", windows: [{ from: "00:00", to: "24:00" }] }]) }),
    ["note rates[0].base: The base prices the whole of an ordinary week."],
  ],
  [
    "where no zone holds",
    gapsOf({ NIGHT: model([[ALL_DAYS, "00:00", "07:00"]]), DAY: model([[ALL_DAYS, "07:00", "12:00"]]) }, ["DAY"]),
    ["note rates[0].base: Where no zone holds, the base prices every day 07:00–24:00 (119 hours a week)."],
  ],
  ["nothing to tell where every level has a zone", gapsOf({ NIGHT: model([[ALL_DAYS, "00:00", "07:00"]]) }, ["NIGHT"]), []],
  [
    "another in summer, where the clocks of two zones drift apart",
    gapsOf({ INDIA: model([[ALL_DAYS, "00:00", "12:00"]], "Asia/Kolkata") }),
    [
      "note rates[0].base: The base prices every day 08:30–20:30 (84 hours a week).",
      "note rates[0].base: The base prices every day 09:30–21:30 (84 hours a week).",
    ],
  ],
])("the base prices %s", (_, found, expected) => {
  expect(found).toEqual(expected);
});

test("nothing to tell where a level holds at any time", () => {
  const found = findingsOf({
    rates: [rateOf([{ level: 1, timeModel: "NIGHT" }, { level: 2 }])],
    timeModels: { NIGHT: model([[ALL_DAYS, "00:00", "07:00"]]) },
  });
  expect(found.filter((line) => line.includes("base"))).toEqual([]);
});

test("an ordinary week is one in which no clock is changed, not even the plan's own", () => {
  const { times } = contextOf({
    rates: [rateOf([{ level: 1, timeModel: "UTC" }])],
    timeModels: { UTC: model([[ALL_DAYS, "00:00", "07:00"]], "UTC") },
  });
  const week = plainWeek(times, ["UTC"], {
    from: present(parseInstant("2027-03-17T12:00:00Z"), "a Wednesday"),
    timeZone: "Europe/Nicosia",
  });
  expect(week && [week.from, week.until].map(instantToString)).toEqual(["2027-03-28T21:00:00.000Z", "2027-04-04T21:00:00.000Z"]);
});
