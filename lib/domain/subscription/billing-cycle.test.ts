import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantToString, parseInstant } from "#lib/kernel/instant.ts";
import { nextCycleAt } from "./billing-cycle.ts";

const at = (text: string): Instant => present(parseInstant(text), text);

describe("the next billing cycle begins", () => {
  const table: readonly [string, "anniversary" | "period", number | null, number, string, string, string][] = [
    ["on day 1 of the next month", "period", 1, 1, "2026-01-15T10:00:00Z", "2026-06-10T00:00:00Z", "2026-06-30T21:00:00.000Z"],
    ["at that very midnight", "period", 1, 1, "2026-01-15T10:00:00Z", "2026-06-30T21:00:00Z", "2026-06-30T21:00:00.000Z"],
    ["a month later just after it", "period", 1, 1, "2026-01-15T10:00:00Z", "2026-06-30T21:00:01Z", "2026-07-31T21:00:00.000Z"],
    ["on the last day of a short month", "period", 31, 1, "2026-01-15T10:00:00Z", "2026-02-10T00:00:00Z", "2026-02-27T22:00:00.000Z"],
    ["on 29 February of a leap year", "period", 30, 1, "2027-01-15T10:00:00Z", "2028-02-10T00:00:00Z", "2028-02-28T22:00:00.000Z"],
    ["on the day it began", "anniversary", null, 1, "2026-01-15T10:00:00Z", "2026-06-20T00:00:00Z", "2026-07-14T21:00:00.000Z"],
    ["every third month", "anniversary", null, 3, "2026-01-15T10:00:00Z", "2026-05-20T00:00:00Z", "2026-07-14T21:00:00.000Z"],
    ["with the subscription itself", "period", 1, 1, "2026-08-15T10:00:00Z", "2026-06-10T00:00:00Z", "2026-08-15T10:00:00.000Z"],
  ];
  test.each(table)("%s", (_, method, cycleDay, frequencyMonths, started, asked, expected) => {
    const cycle = { method, cycleDay, frequencyMonths, startedAt: at(started), timeZone: "Europe/Nicosia" };
    expect(instantToString(nextCycleAt(cycle, at(asked)))).toBe(expected);
  });
});
