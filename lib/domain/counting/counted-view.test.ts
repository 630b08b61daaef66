import { expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { codesOf, toCountedView } from "./counted-view.ts";
import { cyclesOf } from "./counting-cycles.ts";
import { cycleInWords } from "./cycle-in-words.ts";

const NAMES = {
  plans: new Map([["GLOBAL", "Global prices"]]),
  discounts: new Map([["TEN", "Ten free"]]),
  subscriptions: new Map([[20001, "S-20001"]]),
};
const counted = { quantity: decimal("13.50"), udrs: 2, beyondFree: decimal("13.5"), paying: 2 };

test.each([
  [["GLOBAL", "data", "base"], "Rate data of Global prices"],
  [["GLOBAL", "data", 2], "Rate data, level 2 of Global prices"],
  [["GONE", "data", "base"], "Rate data of GONE"],
  [["discount", "TEN", "freeUsage"], "Ten free"],
  [["discount", "TEN", "amount", 2026, 3, 1, 1, "month", 0], "Ten free"],
  [["discount", "data", "base"], "Rate data of discount"],
])("%j is called %s", (name, expected) => {
  const place = { ownerKind: "subscription", ownerId: 20001, cycle: "2026-03-01/2026-04-01", name: JSON.stringify(name) } as const;
  expect(toCountedView({ ...place, counted }, NAMES)).toMatchObject({
    what: expected,
    who: "S-20001",
    cycle: "March 2026",
    quantity: "13.5",
    udrs: 2,
  });
});

test("a counter says whose names are looked up", () => {
  expect(codesOf('["GLOBAL","data","base"]')).toEqual({ plan: "GLOBAL", discount: null });
  expect(codesOf('["discount","TEN","amount"]')).toEqual({ plan: null, discount: "TEN" });
});

test.each([
  ["2026-03-01/2026-04-01", "March 2026"],
  ["2026-12-01/2027-01-01", "December 2026"],
  ["2026-03-15/2026-04-15", "15 March 2026 to 14 April 2026"],
  ["2026-03-01/2026-06-01", "1 March 2026 to 31 May 2026"],
  ["2026-02-17/2026-03-01", "17 February 2026 to 28 February 2026"],
  ["ever", "all time"],
])("%s is %s", (cycle, expected) => {
  expect(cycleInWords(cycle)).toBe(expected);
});

test("usage counts in the subscription's own cycle, and in a pool by the month", () => {
  const at = instantFromMillis(Date.UTC(2026, 11, 31, 22, 30));
  const cycle = {
    method: "period",
    cycleDay: 15,
    frequencyMonths: 1,
    startedAt: instantFromMillis(0),
    timeZone: "Europe/Nicosia",
  } as const;
  // In Nicosia the new year has begun.
  expect(cyclesOf({ cycle, timeZone: "Europe/Nicosia" }, at)).toEqual({
    subscription: "2026-12-15/2027-01-15",
    agreement: "2027-01-01/2027-02-01",
  });
});
