import { describe, expect, it } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { deliveryWay, spokenProtocols } from "./delivery-protocols.ts";
import { afterFailure, furthestPlan, LONGEST_ANSWER, leaseUntil, MOST_ATTEMPTS } from "./retry-schedule.ts";

const NOW = instantFromMillis(Date.parse("2026-03-03T20:00:00Z"));

function pauses(chance: number): readonly (number | "giveUp")[] {
  return Array.from({ length: MOST_ATTEMPTS }, (_, index) => {
    const next = afterFailure({ attempts: index + 1, now: NOW, chance });
    return next.kind === "again" ? (next.at - NOW) / 1000 : next.kind;
  });
}

describe("after an attempt that failed", () => {
  it("the pause doubles up to an hour, and the tenth attempt is the last", () => {
    expect(pauses(1)).toEqual([15, 30, 60, 120, 240, 480, 960, 1920, 3600, "giveUp"]);
  });

  it("half of the pause is drawn", () => {
    expect(pauses(0)).toEqual([7.5, 15, 30, 60, 120, 240, 480, 960, 1800, "giveUp"]);
    expect(pauses(0.5).slice(0, 2)).toEqual([11.25, 22.5]);
  });

  it("one that a dying worker counted beyond the last is given up like the last", () => {
    expect(afterFailure({ attempts: MOST_ATTEMPTS + 1, now: NOW, chance: 0 })).toEqual({ kind: "giveUp" });
  });

  it("never plans as far ahead as a clock that was set back would", () => {
    const furthest = Array.from({ length: 9 }, (_, index) => afterFailure({ attempts: index + 1, now: NOW, chance: 0.999_999 }));
    expect(furthest.every((next) => next.kind === "again" && next.at <= furthestPlan(NOW))).toBe(true);
  });
});

describe("a lease", () => {
  it("outlives the answer that it waits for", () => {
    expect(leaseUntil(NOW) - NOW).toBeGreaterThanOrEqual(2 * LONGEST_ANSWER);
    expect(leaseUntil(NOW)).toBeLessThan(furthestPlan(NOW));
  });
});

describe("a protocol", () => {
  it.each([
    ["Conditional access, real time", true, "simulation"],
    ["Conditional access, real time", false, null],
    ["REST", true, null],
    ["REST", false, null],
  ])("%s, in the demo: %s, is spoken by %s", (protocol, isDemo, way) => {
    expect(deliveryWay(protocol, { isDemo })).toBe(way);
    expect(spokenProtocols({ isDemo }).includes(protocol)).toBe(way !== null);
  });
});
