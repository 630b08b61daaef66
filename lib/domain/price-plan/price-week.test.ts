import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { type HourPrice, metadataInZone, priceRuns, priceSteps, weekHours } from "./price-week.ts";
import { plainWeekOf } from "./rate-strips.ts";
import type { SamplePrice } from "./sample.ts";

const euros = (total: string): SamplePrice => ({ total, currency: "EUR" });

test("a week has 168 hours, on the clock of its zone", () => {
  const hours = weekHours(plainWeekOf(2026), "Europe/Nicosia");
  expect(hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 168 }, (_, hour) => hour));
  expect(instantToString(present(hours[26], "hour 26").start)).toBe("2026-06-08T23:00:00.000Z");
  expect(instantToString(present(hours[26], "hour 26").lastMinute)).toBe("2026-06-08T23:59:00.000Z");
});

describe("the colour of a price", () => {
  test.each([
    ["0.00", 0],
    ["5.00", 1],
    ["6.00", 2],
    ["7.50", 3],
    ["9.00", 4],
    ["10.000", 4],
  ])("of 5.00 to 10.00, %s is step %i", (total, step) => {
    expect(priceSteps([euros("10.00"), euros("5.00"), { refusal: "NO_RATE" }])(euros(total))).toBe(step);
  });

  test("is one where all prices are one, and none where there is no price", () => {
    const stepOf = priceSteps([euros("5.00"), euros("5.0")]);
    expect([stepOf(euros("5")), stepOf({ refusal: "NO_RATE" })]).toEqual([2, 0]);
  });
});

test("a day in words: neighbours of one price are one, and an hour within which it changes stands alone", () => {
  const hour = (at: number, first: string, last = first): HourPrice => ({ hour: 24 + at, first: euros(first), last: euros(last) });
  const runs = priceRuns([hour(0, "10.00", "5.00"), hour(1, "5.00"), hour(2, "5.000"), hour(3, "10.00")]);
  expect(runs.map(({ from, to, price, changesWithin }) => [from, to, "total" in price ? price.total : "", changesWithin])).toEqual([
    [0, 1, "10.00", true],
    [1, 3, "5.00", false],
    [3, 4, "10.00", false],
  ]);
});

test("usage of a zone carries a value that each of its conditions names", () => {
  const choices = (attribute: string) => (attribute === "network" ? ["4G", "5G"] : null);
  const zone = {
    all: [
      { attribute: "network", isNot: "4G" },
      { attribute: "country", isUnder: "EU" },
      { attribute: "number", startsWith: ["+357", "+30"] },
      { attribute: "speed", between: ["10", "20"] as [string, string] },
      { attribute: "plan", in: ["A", "B"] },
      { attribute: "device", isNot: "TV" },
    ],
  };
  expect(metadataInZone(zone, choices)).toEqual({ network: "5G", country: "EU", number: "+357", speed: "10", plan: "A" });
});
