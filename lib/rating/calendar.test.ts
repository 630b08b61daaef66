import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantFromMillis, parseInstant } from "#lib/kernel/instant.ts";
import { localTime } from "#lib/kernel/zone.ts";
import { dateNumber, minuteOf, numberOfDate, readClock, weekdayOf } from "./calendar.ts";

describe("what a clock shows, in words of an explanation", () => {
  test.each([
    ["2026-03-03T00:14:05.999Z", "Europe/Nicosia", "2026-03-03 02:14:05 Tue +02:00"],
    ["2026-03-29T01:00:00Z", "Europe/Nicosia", "2026-03-29 04:00:00 Sun +03:00"],
    ["2026-01-01T03:30:00Z", "America/St_Johns", "2026-01-01 00:00:00 Thu -03:30"],
    ["2026-01-01T03:29:59Z", "America/St_Johns", "2025-12-31 23:59:59 Wed -03:30"],
    ["2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31 00:00:00 Sat +14:00"],
    ["1969-12-31T23:59:59Z", "UTC", "1969-12-31 23:59:59 Wed +00:00"],
    ["1880-01-01T00:00:00Z", "America/New_York", "1879-12-31 19:03:58 Wed -04:56"],
    ["9999-12-31T23:00:00Z", "Asia/Kathmandu", "10000-01-01 04:45:00 Sat +05:45"],
  ])("%s in %s: %s", (at, zone, expected) => {
    const { date, time, weekday, offset, zone: shown } = readClock(parseInstant(at) ?? expect.fail(at), zone);
    expect(`${date} ${time} ${["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday]} ${offset}`).toBe(expected);
    expect(shown).toBe(zone);
  });

  test("is the local time of the zone", () => {
    const anyInstant = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) }).map(instantFromMillis);
    const property = fc.property(anyInstant, fc.constantFrom("Europe/Nicosia", "Australia/Lord_Howe", "America/St_Johns"), (at, zone) => {
      const { year, month, day, hour, minute, second, weekday } = localTime(at, zone);
      const two = (count: number) => String(count).padStart(2, "0");
      const reading = { date: `${year}-${two(month)}-${two(day)}`, time: [hour, minute, second].map(two).join(":"), weekday };
      expect(readClock(at, zone)).toMatchObject(reading);
      expect(readClock(at, zone)).toMatchObject(reading);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

test.each([
  [0, 19_700_101, 3],
  [-1, 19_691_231, 2],
  [20_515, 20_260_303, 1],
  [-7, 19_691_225, 3],
])("local day %s is %s, weekday %s", (day, number, weekday) => {
  expect([dateNumber(day), weekdayOf(day)]).toEqual([number, weekday]);
});

test("a date is the same number as text and as a day", () => {
  expect(numberOfDate("2026-03-03")).toBe(dateNumber(20_515));
});

test.each([
  ["00:00", 0],
  ["07:09", 429],
  ["24:00", 1440],
])("%s is minute %s", (text, minute) => {
  expect(minuteOf(text)).toBe(minute);
});
