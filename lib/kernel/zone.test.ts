import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Instant, instantFromMillis, instantToString, parseInstant } from "./instant.ts";
import { instantOfWallTime, isTimeZone, localTime, nextMidnight, offsetMillis, zoneOffsets } from "./zone.ts";

function instant(text: string): Instant {
  return parseInstant(text) ?? expect.fail(`not an instant: ${text}`);
}

/** "2026-03-03T02:14:00 Tue +120" */
function clock(at: string, zone: string): string {
  const { year, month, day, hour, minute, second, weekday, offsetMinutes } = localTime(instant(at), zone);
  const two = (count: number) => String(count).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)} ${["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday]} ${offsetMinutes}`;
}

describe("what the clock on the wall shows", () => {
  test.each([
    ["Europe/Nicosia", "2026-03-03T00:14:00Z", "2026-03-03T02:14:00 Tue 120"],
    ["Europe/Nicosia, the last second of winter", "2026-03-29T00:59:59Z", "2026-03-29T02:59:59 Sun 120"],
    ["Europe/Nicosia, the first of summer", "2026-03-29T01:00:00Z", "2026-03-29T04:00:00 Sun 180"],
    ["Europe/Nicosia, the last second of summer", "2026-10-25T00:59:59Z", "2026-10-25T03:59:59 Sun 180"],
    ["Europe/Nicosia, the first of winter", "2026-10-25T01:00:00Z", "2026-10-25T03:00:00 Sun 120"],
    ["America/New_York, before the gap", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59 Sun -300"],
    ["America/New_York, after it", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00 Sun -240"],
    ["America/New_York, the repeated hour", "2026-11-01T06:30:00Z", "2026-11-01T01:30:00 Sun -300"],
    ["Australia/Lord_Howe, by half an hour", "2026-10-03T15:30:00Z", "2026-10-04T02:30:00 Sun 660"],
    ["Australia/Lord_Howe, and back", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00 Sun 630"],
    ["Pacific/Apia, the end of 29 December 2011", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59 Thu -600"],
    ["Pacific/Apia, and a second later", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00 Sat 840"],
    ["America/St_Johns", "2026-01-01T03:30:00Z", "2026-01-01T00:00:00 Thu -210"],
    ["Asia/Kolkata", "2026-01-01T00:00:00Z", "2026-01-01T05:30:00 Thu 330"],
    ["Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01T05:45:00 Thu 345"],
    ["UTC, midnight is 0 and not 24", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00 Thu 0"],
    ["UTC, before 1970", "1969-12-31T23:59:59.500Z", "1969-12-31T23:59:59 Wed 0"],
  ])("%s at %s: %s", (zone, at, expected) => {
    expect(clock(at, zone.replace(/,.*/, ""))).toBe(expected);
  });
});

describe("the instant of a reading", () => {
  test.each([
    ["an ordinary one", "Europe/Nicosia", { year: 2026, month: 3, day: 3, hour: 2, minute: 14 }, "2026-03-03T00:14:00.000Z"],
    ["midnight", "Asia/Kathmandu", { year: 2026, month: 3, day: 3 }, "2026-03-02T18:15:00.000Z"],
    [
      "a skipped one is as far after the gap",
      "America/New_York",
      { year: 2026, month: 3, day: 8, hour: 2, minute: 30 },
      "2026-03-08T07:30:00.000Z",
    ],
    ["a repeated one is the first", "America/New_York", { year: 2026, month: 11, day: 1, hour: 1, minute: 30 }, "2026-11-01T05:30:00.000Z"],
    ["just before a gap", "Europe/Nicosia", { year: 2026, month: 3, day: 29, hour: 2, minute: 59, second: 59 }, "2026-03-29T00:59:59.000Z"],
    ["just after it", "Europe/Nicosia", { year: 2026, month: 3, day: 29, hour: 4 }, "2026-03-29T01:00:00.000Z"],
    ["a midnight that is skipped begins at 01:00", "Asia/Beirut", { year: 2026, month: 3, day: 29 }, "2026-03-28T22:00:00.000Z"],
    ["a midnight that comes twice", "America/Havana", { year: 2026, month: 11, day: 1 }, "2026-11-01T04:00:00.000Z"],
    ["a day that does not exist", "Pacific/Apia", { year: 2011, month: 12, day: 30, hour: 12 }, "2011-12-30T22:00:00.000Z"],
    ["a month that runs over", "UTC", { year: 2026, month: 12, day: 32 }, "2027-01-01T00:00:00.000Z"],
  ])("%s in %s", (_, zone, wall, expected) => {
    expect(instantToString(instantOfWallTime(wall, zone))).toBe(expected);
  });

  test.each(["Europe/Nicosia", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "America/Sao_Paulo"])(
    "shows that reading again in %s",
    (zone) => {
      const anyInstant = fc
        .integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 })
        .map((seconds) => instantFromMillis(seconds * 1000));
      const property = fc.property(anyInstant, (at) => {
        const { weekday: _, offsetMinutes: __, ...wall } = localTime(at, zone);
        const { weekday: ___, offsetMinutes: ____, ...again } = localTime(instantOfWallTime(wall, zone), zone);
        expect(again).toEqual(wall);
      });
      fc.assert(property, { numRuns: 300 });
    },
  );
});

test.each([
  ["Europe/Nicosia", "2026-03-28T22:30:00Z", "2026-03-29T21:00:00.000Z"],
  ["Europe/Nicosia", "2026-10-24T21:00:00Z", "2026-10-25T22:00:00.000Z"],
  ["Asia/Beirut", "2026-03-28T12:00:00Z", "2026-03-28T22:00:00.000Z"],
  ["Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T10:00:00.000Z"],
])("the midnight that follows in %s after %s: %s", (zone, at, expected) => {
  expect(instantToString(nextMidnight(instant(at), zone))).toBe(expected);
});

/** Read from Intl each time, by another way than the tables are: the text of the offset. Whole minutes, as everywhere since 1972. */
function intlOffset(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" });
  return (at) => {
    const [, sign = "+", hours = "0", minutes = "0"] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(at)) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
}

function transitionsOf(zone: string, from: Instant, until: Instant): readonly Instant[] {
  const found: Instant[] = [];
  const { nextTransition } = zoneOffsets(zone);
  for (let at = nextTransition(from, until); at !== null; at = nextTransition(at, until)) found.push(at);
  return found;
}

const ZONES = [
  "Europe/Nicosia",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "America/Recife",
  "UTC",
];

describe("the table of a zone says what Intl says", () => {
  const [first, last] = [instant("2000-01-01T00:00:00Z"), instant("2041-01-01T00:00:00Z")];

  test.each(ZONES)("in %s on every day of 2000 to 2040, and around every transition", (zone) => {
    const expected = intlOffset(zone);
    const days = Array.from({ length: (last - first) / 86_400_000 }, (_, day) => first + day * 86_400_000);
    const distances = [-86_400_000, -3_600_000, -1000, -1, 0, 1, 999, 1000, 3_600_000, 86_400_000];
    const around = transitionsOf(zone, first, last).flatMap((at) => distances.map((distance) => at + distance));
    const asked = [...days, ...around];
    expect(asked.filter((at) => offsetMillis(instantFromMillis(at), zone) !== expected(at))).toEqual([]);
  });

  test.each(ZONES)("in %s at any instant, in any order, until the year 9999", (zone) => {
    const anyInstant = fc.oneof(
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2041, 0) }),
      fc.integer({ min: Date.UTC(2400, 0), max: Date.UTC(9999, 11, 31) }),
    );
    const expected = intlOffset(zone);
    const property = fc.property(anyInstant, (at) => {
      expect(offsetMillis(instantFromMillis(at), zone)).toBe(expected(at));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe("the next transition", () => {
  test.each([
    ["the clocks go forward", "Europe/Nicosia", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "2026-03-29T01:00:00.000Z"],
    ["and back", "Europe/Nicosia", "2026-03-29T01:00:00Z", "2027-01-01T00:00:00Z", "2026-10-25T01:00:00.000Z"],
    ["a millisecond before it", "Europe/Nicosia", "2026-10-25T00:59:59.999Z", "2027-01-01T00:00:00Z", "2026-10-25T01:00:00.000Z"],
    ["one that comes at the end is left out", "Europe/Nicosia", "2026-01-01T00:00:00Z", "2026-03-29T01:00:00Z", null],
    [
      "one a millisecond before the end is not",
      "Europe/Nicosia",
      "2026-01-01T00:00:00Z",
      "2026-03-29T01:00:00.001Z",
      "2026-03-29T01:00:00.000Z",
    ],
    ["by half an hour", "Australia/Lord_Howe", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", "2026-04-04T15:00:00.000Z"],
    ["over a whole day", "Pacific/Apia", "2011-12-01T00:00:00Z", "2012-01-01T00:00:00Z", "2011-12-30T10:00:00.000Z"],
    ["at a minute past the hour", "America/St_Johns", "2010-01-01T00:00:00Z", "2011-01-01T00:00:00Z", "2010-03-14T03:31:00.000Z"],
    ["at an odd second", "Europe/Nicosia", "1900-01-01T00:00:00Z", "1950-01-01T00:00:00Z", "1921-11-13T21:46:32.000Z"],
    ["that is undone a week later", "America/Recife", "2000-09-01T00:00:00Z", "2000-12-01T00:00:00Z", "2000-10-08T03:00:00.000Z"],
    ["which is one as well", "America/Recife", "2000-10-08T03:00:00Z", "2000-12-01T00:00:00Z", "2000-10-15T02:00:00.000Z"],
    ["a zone without any", "UTC", "1970-01-01T00:00:00Z", "2070-01-01T00:00:00Z", null],
    ["beyond all tables", "Europe/Nicosia", "9998-01-01T00:00:00Z", "9999-01-01T00:00:00Z", "9998-03-29T01:00:00.000Z"],
    ["before all tables", "Europe/Nicosia", "1000-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "1921-11-13T21:46:32.000Z"],
  ])("%s in %s after %s, before %s: %s", (_, zone, after, until, expected) => {
    const at = zoneOffsets(zone).nextTransition(instant(after), instant(until));
    expect(at === null ? null : instantToString(at)).toBe(expected);
  });

  test.each(ZONES)("in %s is never passed over by the quick bound", (zone) => {
    const { offsetAt, steadyUntil } = zoneOffsets(zone);
    const anyInstant = fc.integer({ min: Date.UTC(1700, 0), max: Date.UTC(9999, 0) }).map(instantFromMillis);
    const property = fc.property(anyInstant, fc.double({ min: 0, max: 1, noNaN: true }), (at, part) => {
      const until = steadyUntil(at);
      expect(until).toBeGreaterThan(at);
      expect(offsetAt(instantFromMillis(at + Math.floor((until - 1 - at) * part)))).toBe(offsetAt(at));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

test("the rules go on where the table begins again", () => {
  const { offsetAt } = zoneOffsets("Europe/Nicosia");
  expect(offsetAt(instant("2499-12-31T23:59:59Z"))).toBe(7_200_000);
  expect(transitionsOf("Europe/Nicosia", instant("2500-01-05T00:00:00Z"), instant("2500-06-01T00:00:00Z"))).toHaveLength(1);
  const transitions = transitionsOf("Europe/Nicosia", instant("2499-06-01T00:00:00Z"), instant("2501-01-01T00:00:00Z"));
  expect(transitions.map(instantToString)).toEqual(["2499-10-25T01:00:00.000Z", "2500-03-28T01:00:00.000Z", "2500-10-31T01:00:00.000Z"]);
});

test.each([
  ["Europe/Nicosia", -8.64e15, 8_008_000],
  ["Europe/Nicosia", 8.64e15, 10_800_000],
])("in %s there is an offset at the very ends of time: at %s %s", (zone, at, offset) => {
  expect(offsetMillis(instantFromMillis(at), zone)).toBe(offset);
});

test("a name that is no zone has no table", () => {
  expect(() => zoneOffsets("Europe/Atlantis").offsetAt(instant("2026-01-01T00:00:00Z"))).toThrow("Europe/Atlantis");
  expect(isTimeZone("Europe/Atlantis")).toBe(false);
});

test("a zone keeps its table, but not every spelling of every zone has one for ever", () => {
  const table = zoneOffsets("Europe/Nicosia");
  expect(zoneOffsets("Europe/Nicosia")).toBe(table);
  for (let spelling = 0; spelling < 2048; spelling += 1) {
    const bits = spelling.toString(2).padStart(11, "0");
    zoneOffsets(Array.from("EUROPE/BERLIN", (letter, index) => (bits[index] === "1" ? letter.toLowerCase() : letter)).join(""));
  }
  expect(zoneOffsets("Europe/Nicosia")).not.toBe(table);
});

test("an offset is that of the instant, fractions of a second included", () => {
  expect(offsetMillis(instant("2026-03-29T00:59:59.999Z"), "Europe/Nicosia")).toBe(7_200_000);
  expect(offsetMillis(instant("2026-03-29T01:00:00.000Z"), "Europe/Nicosia")).toBe(10_800_000);
});

test("a change in the middle of an hour is seen to the second, whichever second is asked for first", () => {
  // Newfoundland changed its clocks at 00:01 local time until 2011.
  const [before, after] = [instant("2010-03-14T03:30:59Z"), instant("2010-03-14T03:31:00Z")];
  const hours = [before, after, before].map((at) => offsetMillis(at, "America/St_Johns") / 3_600_000);
  expect(hours).toEqual([-3.5, -2.5, -3.5]);
});

test.each([
  ["Europe/Nicosia", true],
  ["UTC", true],
  ["Europe/Atlantis", false],
  ["", false],
  ["../etc", false],
])("%j is a time zone: %s", (zone, expected) => {
  expect(isTimeZone(zone)).toBe(expected);
});
