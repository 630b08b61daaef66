import { expect, test } from "vitest";
import { instantToString } from "#lib/kernel/instant.ts";
import type { BillingCycle } from "../subscription/billing-cycle.ts";
import type { LimitPeriod } from "./catalog.ts";
import { limitPeriodAt, periodsLimited } from "./limit-period.ts";
import { CATALOG, instant, LINE } from "./testing/catalog-samples.ts";

const MONTHLY: BillingCycle = {
  method: "period",
  cycleDay: 1,
  frequencyMonths: 1,
  startedAt: instant("2026-01-15T10:00:00Z"),
  timeZone: "Europe/Nicosia",
};

/** Clocks of Nicosia go forward on 29 March 2026, so that its day has 23 hours, and back on 25 October, which has 25. */
const SHEET: readonly [LimitPeriod, string, string, string, Partial<BillingCycle>][] = [
  ["day", "2026-11-20T22:00:00Z", "2026-11-20T22:00:00.000Z", "2026-11-21T22:00:00.000Z", {}],
  ["day", "2026-11-20T21:59:59.999Z", "2026-11-19T22:00:00.000Z", "2026-11-20T22:00:00.000Z", {}],
  ["day", "2026-03-29T12:00:00Z", "2026-03-28T22:00:00.000Z", "2026-03-29T21:00:00.000Z", {}],
  ["day", "2026-10-25T12:00:00Z", "2026-10-24T21:00:00.000Z", "2026-10-25T22:00:00.000Z", {}],
  ["day", "2026-12-31T23:00:00Z", "2026-12-31T22:00:00.000Z", "2027-01-01T22:00:00.000Z", {}],
  ["week", "2026-11-21T10:00:00Z", "2026-11-15T22:00:00.000Z", "2026-11-22T22:00:00.000Z", {}],
  ["week", "2026-11-15T22:00:00Z", "2026-11-15T22:00:00.000Z", "2026-11-22T22:00:00.000Z", {}],
  ["week", "2026-11-15T21:59:59Z", "2026-11-08T22:00:00.000Z", "2026-11-15T22:00:00.000Z", {}],
  ["week", "2026-12-31T10:00:00Z", "2026-12-27T22:00:00.000Z", "2027-01-03T22:00:00.000Z", {}],
  ["month", "2026-02-28T21:59:59Z", "2026-01-31T22:00:00.000Z", "2026-02-28T22:00:00.000Z", {}],
  ["month", "2026-12-15T10:00:00Z", "2026-11-30T22:00:00.000Z", "2026-12-31T22:00:00.000Z", {}],
  ["cycle", "2026-01-15T10:00:00Z", "2026-01-15T10:00:00.000Z", "2026-01-31T22:00:00.000Z", {}],
  ["cycle", "2026-01-31T21:59:59.999Z", "2026-01-15T10:00:00.000Z", "2026-01-31T22:00:00.000Z", {}],
  ["cycle", "2026-01-31T22:00:00Z", "2026-01-31T22:00:00.000Z", "2026-02-28T22:00:00.000Z", {}],
  ["cycle", "2026-02-20T10:00:00Z", "2026-01-30T22:00:00.000Z", "2026-02-27T22:00:00.000Z", { cycleDay: 31 }],
  ["cycle", "2026-03-10T10:00:00Z", "2026-02-27T22:00:00.000Z", "2026-03-30T21:00:00.000Z", { cycleDay: 31 }],
  ["cycle", "2026-05-20T00:00:00Z", "2026-04-14T21:00:00.000Z", "2026-07-14T21:00:00.000Z", { method: "anniversary", frequencyMonths: 3 }],
  ["cycle", "2026-03-20T00:00:00Z", "2026-01-15T10:00:00.000Z", "2026-04-14T21:00:00.000Z", { method: "anniversary", frequencyMonths: 3 }],
  ["cycle", "2025-06-01T00:00:00Z", "2026-01-15T10:00:00.000Z", "2026-01-31T22:00:00.000Z", {}],
];

test.each(SHEET)("the %s of %s is from %s until %s", (per, at, from, until, cycle) => {
  const period = limitPeriodAt(per, instant(at), { ...MONTHLY, ...cycle });
  expect([period.from, period.until].map(instantToString)).toEqual([from, until]);
});

test("every instant lies in exactly one period, and the next begins where it ends", () => {
  for (const per of ["day", "week", "month", "cycle"] as const) {
    let at = instant("2026-01-15T10:00:00Z");
    for (let step = 0; step < 60; step += 1) {
      const { from, until } = limitPeriodAt(per, at, { ...MONTHLY, cycleDay: 31 });
      expect(from).toBeLessThanOrEqual(at);
      expect(until).toBeGreaterThan(at);
      expect(limitPeriodAt(per, until, { ...MONTHLY, cycleDay: 31 }).from).toBe(until);
      at = until;
    }
  }
});

test("only the periods of which something is limited are counted in", () => {
  const limited = (per: LimitPeriod) => ({ ...LINE, limit: { quantity: "1", per } });
  expect(periodsLimited([CATALOG])).toEqual([]);
  expect(
    periodsLimited([
      { ...CATALOG, lines: [limited("cycle"), LINE] },
      { ...CATALOG, lines: [limited("day"), limited("day")] },
    ]),
  ).toEqual(["day", "cycle"]);
});
