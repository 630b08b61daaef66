import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { dateText, monthAfter, monthOf, monthText, periodOf, weeksOf } from "./calendar.ts";

const ZONE = "Europe/Nicosia";
const now = present(parseInstant("2026-02-28T23:30:00Z"), "now");

describe("a month of the calendar", () => {
  it.each([
    ["2026-11", "2026-11"],
    ["", "2026-03"],
    ["2026-13", "2026-03"],
    ["1999-12", "2026-03"],
    ["11/2026", "2026-03"],
  ])("%j is %s: what cannot be used is the month on the wall", (asked, expected) => {
    expect(monthText(monthOf(asked, { now, zone: ZONE }))).toBe(expected);
  });

  it("follows the one before, over the turn of a year", () => {
    expect(monthText(monthAfter({ year: 2026, month: 12 }, 1))).toBe("2027-01");
    expect(monthText(monthAfter({ year: 2026, month: 1 }, -1))).toBe("2025-12");
    expect(monthText(monthAfter({ year: 2026, month: 5 }, 1))).toBe("2026-06");
  });

  it("begins and ends at midnight in its zone, on either side of a clock change", () => {
    const { from, to } = periodOf({ year: 2026, month: 3 }, ZONE);
    expect([from, to].map(instantToString)).toEqual(["2026-02-28T22:00:00.000Z", "2026-03-31T21:00:00.000Z"]);
  });

  it("shows whole weeks from Monday", () => {
    const weeks = weeksOf({ year: 2026, month: 3 }, "2026-03-04");
    expect(weeks.map((week) => week.map(({ day, isInMonth }) => (isInMonth ? String(day) : `(${day})`)).join(" "))).toEqual([
      "(23) (24) (25) (26) (27) (28) 1",
      "2 3 4 5 6 7 8",
      "9 10 11 12 13 14 15",
      "16 17 18 19 20 21 22",
      "23 24 25 26 27 28 29",
      "30 31 (1) (2) (3) (4) (5)",
    ]);
    expect(weeks.flat().filter(({ isToday }) => isToday)).toEqual([{ date: "2026-03-04", day: 4, isInMonth: true, isToday: true }]);
  });

  it("needs no further week where it ends on a Sunday", () => {
    expect(weeksOf({ year: 2026, month: 2 }, "").length).toBe(5);
    expect(weeksOf({ year: 2027, month: 2 }, "").map((week) => week.length)).toEqual([7, 7, 7, 7]);
  });

  it("puts an instant on the day that the wall shows", () => {
    expect(dateText(now, ZONE)).toBe("2026-03-01");
    expect(dateText(now, "UTC")).toBe("2026-02-28");
  });
});
