import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInstant } from "#lib/kernel/instant.ts";
import { instantOfWallTime } from "#lib/kernel/zone.ts";
import type { Discount, Renewal } from "./discount.ts";
import { budgetCounter, periodIndex } from "./renewal-period.ts";

function dateOf(text: string) {
  const [year = 0, month = 0, day = 0] = text.split("-").map((part) => Number.parseInt(part, 10));
  return { year, month, day };
}

function discount(more: Partial<Discount>): Discount {
  const scope = { for: null, zone: null, account: null, validFrom: null, validTo: null };
  return { code: "D", version: 1, kind: "amount", value: "5", per: "period", renew: "cycle", level: 1, ...scope, ...more };
}

describe("whole periods since the anchor", () => {
  test.each`
    anchor          | every | unit       | date            | index
    ${"2026-03-15"} | ${1}  | ${"day"}   | ${"2026-03-15"} | ${0}
    ${"2026-03-15"} | ${1}  | ${"day"}   | ${"2026-03-14"} | ${-1}
    ${"2026-03-15"} | ${10} | ${"day"}   | ${"2026-03-24"} | ${0}
    ${"2026-03-15"} | ${10} | ${"day"}   | ${"2026-03-25"} | ${1}
    ${"2026-03-15"} | ${10} | ${"day"}   | ${"2026-04-04"} | ${2}
    ${"1970-01-05"} | ${1}  | ${"week"}  | ${"1970-01-04"} | ${-1}
    ${"1970-01-05"} | ${1}  | ${"week"}  | ${"1970-01-11"} | ${0}
    ${"1970-01-05"} | ${1}  | ${"week"}  | ${"2026-03-01"} | ${2929}
    ${"1970-01-05"} | ${1}  | ${"week"}  | ${"2026-03-02"} | ${2930}
    ${"2026-03-04"} | ${2}  | ${"week"}  | ${"2026-03-17"} | ${0}
    ${"2026-03-04"} | ${2}  | ${"week"}  | ${"2026-03-18"} | ${1}
    ${"2026-01-01"} | ${1}  | ${"month"} | ${"2026-01-31"} | ${0}
    ${"2026-01-01"} | ${1}  | ${"month"} | ${"2026-02-01"} | ${1}
    ${"2026-01-15"} | ${1}  | ${"month"} | ${"2026-02-14"} | ${0}
    ${"2026-01-15"} | ${1}  | ${"month"} | ${"2026-02-15"} | ${1}
    ${"2026-01-15"} | ${3}  | ${"month"} | ${"2026-04-14"} | ${0}
    ${"2026-01-15"} | ${3}  | ${"month"} | ${"2026-04-15"} | ${1}
    ${"2026-01-15"} | ${3}  | ${"month"} | ${"2026-01-14"} | ${-1}
    ${"2026-01-31"} | ${1}  | ${"month"} | ${"2026-02-27"} | ${0}
    ${"2026-01-31"} | ${1}  | ${"month"} | ${"2026-02-28"} | ${1}
    ${"2026-01-31"} | ${1}  | ${"month"} | ${"2026-03-30"} | ${1}
    ${"2026-01-31"} | ${1}  | ${"month"} | ${"2026-03-31"} | ${2}
    ${"2026-01-31"} | ${1}  | ${"month"} | ${"2026-04-30"} | ${3}
    ${"2028-01-31"} | ${1}  | ${"month"} | ${"2028-02-28"} | ${0}
    ${"2028-01-31"} | ${1}  | ${"month"} | ${"2028-02-29"} | ${1}
    ${"2025-11-30"} | ${12} | ${"month"} | ${"2026-11-29"} | ${0}
    ${"2025-11-30"} | ${12} | ${"month"} | ${"2026-11-30"} | ${1}
  `("every $every $unit from $anchor: $date is in period $index", ({ anchor, every, unit, date, index }) => {
    expect(periodIndex(dateOf(date), dateOf(anchor), { every, unit })).toBe(index);
  });

  test("each date begins the period it is in, or is in the period of the day before", () => {
    const days = fc.date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
    const units = fc.constantFrom("day" as const, "week" as const, "month" as const);
    const read = (millis: number) => dateOf(new Date(millis).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, fc.integer({ min: 1, max: 20 }), units, (anchor, day, every, unit) => {
        const index = (millis: number) => periodIndex(read(millis), read(anchor.getTime()), { every, unit });
        const step = index(day.getTime() + 86_400_000) - index(day.getTime());
        expect([0, 1]).toContain(step);
        expect(index(anchor.getTime())).toBe(0);
        expect(index(anchor.getTime() - 86_400_000)).toBe(-1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the counter of a discount", () => {
  const nameAt = (definition: Discount, at: string, zone = "Europe/Nicosia") => {
    const instant = parseInstant(at);
    const counter = budgetCounter(definition, zone);
    return instant === null || counter === null ? null : `${counter(instant).owner} ${counter(instant).per} ${counter(instant).name}`;
  };

  const monthly: Renewal = { every: 1, unit: "month" };
  const daily: Renewal = { every: 1, unit: "day" };

  test.each<[string, Partial<Discount>, string, string | null]>([
    ["each UDR gets the whole value", { per: "udr" }, "2026-03-03T12:00:00Z", null],
    ["a percentage has no budget", { kind: "percentage" }, "2026-03-03T12:00:00Z", null],
    ["once a cycle", {}, "2026-03-03T12:00:00Z", 'subscription cycle ["discount","D","amount"]'],
    ["once for ever", { renew: "never" }, "2026-03-03T12:00:00Z", 'subscription ever ["discount","D","amount"]'],
    ["free usage is no money", { kind: "freeUsage" }, "2026-03-03T12:00:00Z", 'subscription cycle ["discount","D","freeUsage"]'],
    ["a new version goes on counting", { version: 2 }, "2026-03-03T12:00:00Z", 'subscription cycle ["discount","D","amount"]'],
    [
      "a month of the calendar",
      { renew: monthly },
      "2026-03-03T12:00:00Z",
      'subscription ever ["discount","D","amount",1970,1,1,1,"month",674]',
    ],
    [
      "the last second of March in Nicosia",
      { renew: monthly },
      "2026-03-31T20:59:59Z",
      'subscription ever ["discount","D","amount",1970,1,1,1,"month",674]',
    ],
    [
      "the first second of April there",
      { renew: monthly },
      "2026-03-31T21:00:00Z",
      'subscription ever ["discount","D","amount",1970,1,1,1,"month",675]',
    ],
    [
      "counted from the first local day of validity",
      { renew: daily, validFrom: "2026-03-28T22:30:00Z" },
      "2026-03-29T12:00:00Z",
      'subscription ever ["discount","D","amount",2026,3,29,1,"day",0]',
    ],
  ])("%s", (_, more, at, expected) => {
    expect(nameAt(discount(more), at)).toBe(expected);
  });

  test("a local day is a period though clocks change in it", () => {
    const definition = discount({ renew: daily });
    const [short, long] = [
      { year: 2026, month: 3, day: 29 },
      { year: 2026, month: 10, day: 25 },
    ];
    for (const day of [short, long]) {
      const at = (hour: number, minute: number) => {
        const instant = instantOfWallTime({ ...day, hour, minute }, "Europe/Nicosia");
        return budgetCounter(definition, "Europe/Nicosia")?.(instant).name;
      };
      expect(at(0, 0)).toBe(at(23, 59));
      expect(at(0, 0)).not.toBe(at(24, 0));
    }
  });

  test("the zone decides, not the machine's", () => {
    const at = "2026-03-31T20:59:59Z";
    expect(nameAt(discount({ renew: monthly }), at, "UTC")).toBe(nameAt(discount({ renew: monthly }), at, "Europe/Nicosia"));
    expect(nameAt(discount({ renew: monthly }), at, "Asia/Kolkata")).not.toBe(nameAt(discount({ renew: monthly }), at, "UTC"));
  });
});
