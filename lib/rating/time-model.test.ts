import { describe, expect, test } from "vitest";
import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { type TimeModel, WEEKDAYS } from "./rate-book.ts";
import { type CompiledTimeModel, compileTimeModel, judgeTime, nextChange } from "./time-model.ts";

const EVERY_DAY = [...WEEKDAYS];

function instant(text: string): Instant {
  return parseInstant(text) ?? expect.fail(`not an instant: ${text}`);
}

function windowAt(model: TimeModel, at: string): string | null {
  return judgeTime(compileTimeModel("MODEL", model), instant(at)).window;
}

/** The evening of every weekday runs into the next morning. 25 December has no evening, 31 December a longer one. */
const EVENING: TimeModel = {
  timeZone: "Europe/Nicosia",
  windows: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "20:00", to: "06:00" }],
  dates: [
    { date: "2026-12-25", yearly: true, windows: [] },
    { date: "2026-12-31", windows: [{ from: "18:00", to: "03:00" }] },
    { date: "2026-08-10", until: "2026-08-12", windows: [{ from: "00:00", to: "24:00" }] },
  ],
};

describe("windows and dated exceptions", () => {
  test.each([
    ["Monday before the evening", "2026-03-02T19:59:59+02:00", null],
    ["Monday evening", "2026-03-02T20:00:00+02:00", "20:00-06:00"],
    ["past midnight into Tuesday", "2026-03-03T05:59:59+02:00", "20:00-06:00"],
    ["the end is exclusive", "2026-03-03T06:00:00+02:00", null],
    ["Friday's evening reaches into Saturday", "2026-03-07T05:00:00+02:00", "20:00-06:00"],
    ["Saturday has none", "2026-03-07T21:00:00+02:00", null],
    ["so Sunday morning has none", "2026-03-08T05:00:00+02:00", null],
    ["nor has Monday morning", "2026-03-02T05:00:00+02:00", null],
    ["an exception without windows is never", "2026-12-25T21:00:00+02:00", null],
    ["and cuts the tail of the day before", "2026-12-25T05:00:00+02:00", null],
    ["also in another year", "2029-12-25T05:00:00+02:00", null],
    ["an exception has its own windows", "2026-12-31T18:30:00+02:00", "18:00-03:00"],
    ["which reach into the next day", "2027-01-01T02:59:59+02:00", "18:00-03:00"],
    ["and no further", "2027-01-01T03:00:00+02:00", null],
    ["a range includes its first date", "2026-08-10T12:00:00+03:00", "00:00-24:00"],
    ["and its last", "2026-08-12T23:59:59+03:00", "00:00-24:00"],
    ["but not the next", "2026-08-13T12:00:00+03:00", null],
  ])("%s", (_, at, window) => {
    expect(windowAt(EVENING, at)).toBe(window);
  });

  test("the windows that are told include those that reach over from the day before", () => {
    const model = compileTimeModel("MODEL", EVENING);
    const windowsAt = (at: string) => judgeTime(model, instant(at)).windows;
    expect(windowsAt("2026-03-03T12:00:00+02:00")).toEqual(["20:00-06:00"]);
    expect(windowsAt("2026-03-07T12:00:00+02:00")).toEqual(["20:00-06:00"]);
    expect(windowsAt("2026-03-08T12:00:00+02:00")).toEqual([]);
    expect(windowsAt("2027-01-01T12:00:00+02:00")).toEqual(["18:00-03:00", "20:00-06:00"]);
  });

  test.each([
    ["2026-03-02T12:30:00Z", "12:00-14:00", "the first that is written"],
    ["2026-03-02T14:30:00Z", "11:00-02:00", "the next"],
    ["2026-03-03T00:30:00Z", "00:00-01:00", "the date's own before one of the day before"],
    ["2026-03-03T01:30:00Z", "11:00-02:00", "that one"],
  ])("of windows that overlap at %s it is told that %s holds, %s", (at, window) => {
    const days = [...EVERY_DAY];
    const windows = [
      { days, from: "12:00", to: "14:00" },
      { days, from: "11:00", to: "02:00" },
      { days, from: "00:00", to: "01:00" },
    ];
    expect(windowAt({ timeZone: "UTC", windows, dates: [] }, at)).toBe(window);
  });

  test("a yearly range may run over New Year", () => {
    const dates = [{ date: "2026-12-24", until: "2027-01-02", yearly: true, windows: [{ from: "00:00", to: "24:00" }] }];
    const model: TimeModel = { timeZone: "UTC", windows: [], dates };
    const days = ["2030-12-23", "2030-12-24", "2030-12-31", "2031-01-01", "2031-01-02", "2031-01-03"];
    expect(days.map((day) => windowAt(model, `${day}T12:00:00Z`) !== null)).toEqual([false, true, true, true, true, false]);
  });

  test("a single date beats one that returns every year", () => {
    const dates = [
      { date: "2020-05-01", yearly: true, windows: [] },
      { date: "2026-05-01", windows: [{ from: "08:00", to: "12:00" }] },
    ];
    const model: TimeModel = { timeZone: "UTC", windows: [], dates };
    expect(windowAt(model, "2026-05-01T09:00:00Z")).toBe("08:00-12:00");
    expect(windowAt(model, "2027-05-01T09:00:00Z")).toBeNull();
  });
});

describe("a repeated or skipped hour is decided by converting the instant", () => {
  const hour = (timeZone: string, from: string, to: string): TimeModel => ({
    timeZone,
    windows: [{ days: EVERY_DAY, from, to }],
    dates: [],
  });
  test.each([
    ["New York skips 02:00 to 03:00", hour("America/New_York", "02:00", "03:00"), "2026-03-08T07:00:00Z", false],
    ["before the gap is not in it", hour("America/New_York", "02:00", "03:00"), "2026-03-08T06:59:59Z", false],
    ["New York's first 01:30", hour("America/New_York", "01:00", "02:00"), "2026-11-01T05:30:00Z", true],
    ["New York's second 01:30", hour("America/New_York", "01:00", "02:00"), "2026-11-01T06:30:00Z", true],
    ["Lord Howe moves by half an hour: 02:15 is skipped", hour("Australia/Lord_Howe", "02:00", "02:30"), "2026-10-03T15:30:00Z", false],
    ["Lord Howe's repeated 01:45", hour("Australia/Lord_Howe", "01:30", "02:00"), "2026-04-04T15:15:00Z", true],
    ["Apia has no 30 December 2011", hour("Pacific/Apia", "23:00", "24:00"), "2011-12-30T09:59:59Z", true],
    ["its next minute is 31 December", hour("Pacific/Apia", "00:00", "01:00"), "2011-12-30T10:00:00Z", true],
  ])("%s", (_, model, at, holds) => {
    expect(judgeTime(compileTimeModel("MODEL", model), instant(at)).holds).toBe(holds);
  });
});

describe("when the answer changes", () => {
  const daily = (timeZone: string, from: string, to: string): TimeModel => ({
    timeZone,
    windows: [{ days: EVERY_DAY, from, to }],
    dates: [],
  });
  const fridays: TimeModel = { timeZone: "Pacific/Apia", windows: [{ days: ["fri"], from: "00:00", to: "24:00" }], dates: [] };

  test.each<[string, TimeModel, string, string, readonly string[]]>([
    [
      "an evening, and the morning after",
      EVENING,
      "2026-03-03T12:00:00Z",
      "2026-03-04T12:00:00Z",
      ["2026-03-03T18:00:00.000Z", "2026-03-04T04:00:00.000Z"],
    ],
    ["a change at the first instant is over", EVENING, "2026-03-03T18:00:00Z", "2026-03-04T04:00:00Z", []],
    ["one at the last but one is not", EVENING, "2026-03-03T18:00:00Z", "2026-03-04T04:00:00.001Z", ["2026-03-04T04:00:00.000Z"]],
    ["an exception cuts the evening at midnight", EVENING, "2026-12-24T20:00:00Z", "2026-12-27T22:00:00Z", ["2026-12-24T22:00:00.000Z"]],
    [
      "whole days without a change between",
      EVENING,
      "2026-08-09T12:00:00Z",
      "2026-08-13T12:00:00Z",
      ["2026-08-09T21:00:00.000Z", "2026-08-12T21:00:00.000Z"],
    ],
    ["midnight between two windows that meet is none", daily("UTC", "00:00", "24:00"), "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z", []],
    [
      "Nicosia skips 03:00 to 04:00, so it never comes",
      daily("Europe/Nicosia", "03:00", "04:00"),
      "2026-03-28T22:00:00Z",
      "2026-03-29T21:00:00Z",
      [],
    ],
    [
      "03:30 is skipped, so it begins at 04:00",
      daily("Europe/Nicosia", "03:30", "05:00"),
      "2026-03-28T22:00:00Z",
      "2026-03-29T21:00:00Z",
      ["2026-03-29T01:00:00.000Z", "2026-03-29T02:00:00.000Z"],
    ],
    [
      "an end that is skipped is the gap",
      daily("Europe/Nicosia", "02:30", "03:30"),
      "2026-03-28T22:00:00Z",
      "2026-03-29T21:00:00Z",
      ["2026-03-29T00:30:00.000Z", "2026-03-29T01:00:00.000Z"],
    ],
    [
      "a repeated hour lasts for two",
      daily("Europe/Nicosia", "03:00", "04:00"),
      "2026-10-24T21:00:00Z",
      "2026-10-25T22:00:00Z",
      ["2026-10-25T00:00:00.000Z", "2026-10-25T02:00:00.000Z"],
    ],
    [
      "a part of it comes twice",
      daily("Europe/Nicosia", "03:15", "03:45"),
      "2026-10-24T21:00:00Z",
      "2026-10-25T22:00:00Z",
      ["2026-10-25T00:15:00.000Z", "2026-10-25T00:45:00.000Z", "2026-10-25T01:15:00.000Z", "2026-10-25T01:45:00.000Z"],
    ],
    [
      "what ends in it begins again when the clock is put back",
      daily("Europe/Nicosia", "02:00", "03:30"),
      "2026-10-24T21:00:00Z",
      "2026-10-25T22:00:00Z",
      ["2026-10-24T23:00:00.000Z", "2026-10-25T00:30:00.000Z", "2026-10-25T01:00:00.000Z", "2026-10-25T01:30:00.000Z"],
    ],
    [
      "Lord Howe skips 02:00 to 02:30",
      daily("Australia/Lord_Howe", "02:15", "03:00"),
      "2026-10-03T13:00:00Z",
      "2026-10-04T13:00:00Z",
      ["2026-10-03T15:30:00.000Z", "2026-10-03T16:00:00.000Z"],
    ],
    [
      "and repeats 01:30 to 02:00",
      daily("Australia/Lord_Howe", "01:45", "02:00"),
      "2026-04-04T13:00:00Z",
      "2026-04-05T13:00:00Z",
      ["2026-04-04T14:45:00.000Z", "2026-04-04T15:00:00.000Z", "2026-04-04T15:15:00.000Z", "2026-04-04T15:30:00.000Z"],
    ],
    [
      "a clock put back to the middle of a minute, in 1921, by 13 minutes and 28 seconds",
      daily("Europe/Nicosia", "23:46", "23:50"),
      "1921-11-13T21:40:00Z",
      "1921-11-13T22:00:00Z",
      ["1921-11-13T21:46:32.000Z", "1921-11-13T21:50:00.000Z"],
    ],
    ["Apia skipped a Friday", fridays, "2011-12-26T00:00:00Z", "2012-01-02T00:00:00Z", []],
    ["and had the next", fridays, "2012-01-02T00:00:00Z", "2012-01-09T00:00:00Z", ["2012-01-05T10:00:00.000Z", "2012-01-06T10:00:00.000Z"]],
  ])("%s", (_, model, after, until, expected) => {
    expect(changesOf(compileTimeModel("MODEL", model), instant(after), instant(until)).map(instantToString)).toEqual(expected);
  });

  test("a hundred years of nights are gone through in a moment", () => {
    const nights = compileTimeModel("MODEL", daily("Europe/Nicosia", "22:00", "06:00"));
    const changes = changesOf(nights, instant("2026-01-01T12:00:00Z"), instant("2126-01-01T12:00:00Z"));
    expect(changes).toHaveLength(2 * 36_524);
  });
});

function changesOf(model: CompiledTimeModel, after: Instant, until: Instant): readonly Instant[] {
  const changes: Instant[] = [];
  for (let at = nextChange(model, after, until); at !== null; at = nextChange(model, at, until)) changes.push(at);
  return changes;
}
