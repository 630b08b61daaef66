import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Instant, instantFromMillis, parseInstant } from "#lib/kernel/instant.ts";
import { type TimeModel, type TimeWindow, WEEKDAYS } from "./rate-book.ts";
import { compileTimeModel, judgeTime } from "./time-model.ts";

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

/**
 * The oracle: paints every minute of the local days around the one in question, date by date, and looks whether the minute is
 * painted. It knows nothing of weeks, tails or precedence, only the sentence "each date paints its windows, past midnight
 * too, and an exception first wipes what the day before painted on it".
 */
function isPainted(model: TimeModel, date: string, minute: number): boolean {
  const painted = new Set<string>();
  for (const distance of [-2, -1, 0]) {
    const day = addDays(date, distance);
    const exception = model.dates.find((dated) => dated.date <= day && day <= (dated.until ?? dated.date));
    if (exception) for (let each = 0; each < 1440; each += 1) painted.delete(`${day} ${each}`);
    const weekday = WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "mon";
    const windows: readonly TimeWindow[] = exception?.windows ?? model.windows.filter(({ days }) => days.includes(weekday));
    for (const { from, to } of windows) {
      const end = minutes(to) > minutes(from) ? minutes(to) : minutes(to) + 1440;
      for (let each = minutes(from); each < end; each += 1) painted.add(`${each < 1440 ? day : addDays(day, 1)} ${each % 1440}`);
    }
  }
  return painted.has(`${date} ${minute}`);
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const addDays = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const timeOfDay = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
const timeWindow = fc.record({ from: timeOfDay, to: fc.oneof(timeOfDay, fc.constant("24:00")) }).filter(({ from, to }) => from !== to);
const weekWindow = fc.tuple(timeWindow, fc.subarray([...WEEKDAYS], { minLength: 1 })).map(([window, days]) => ({ ...window, days }));
const day = fc.integer({ min: 0, max: 13 }).map((number) => addDays("2026-03-23", number));
const dated = fc.record({ date: day, windows: fc.array(timeWindow, { maxLength: 2 }) });

test("a model holds exactly in the minutes that its dates paint, in a zone without clock changes", () => {
  const models = fc.record({
    timeZone: fc.constant("Asia/Kathmandu"),
    windows: fc.array(weekWindow, { maxLength: 3 }),
    dates: fc.uniqueArray(dated, { maxLength: 3, selector: ({ date }) => date }),
  });
  const property = fc.property(models, day, fc.integer({ min: 0, max: 1439 }), (model, date, minute) => {
    // Kathmandu is 5 hours and 45 minutes ahead of UTC.
    const at = instantFromMillis(Date.parse(`${date}T00:00:00Z`) + (minute - 345) * 60_000 + 59_999);
    expect(judgeTime(compileTimeModel("MODEL", model), at).holds).toBe(isPainted(model, date, minute));
  });
  fc.assert(property, { numRuns: 1000 });
});
