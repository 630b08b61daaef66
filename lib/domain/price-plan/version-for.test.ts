import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { Reach } from "./price-plan.ts";
import { type ReachingVersion, type VersionPin, type VersionSubject, versionFor } from "./version-for.ts";

const at = (day: string): Instant => present(parseInstant(`${day}T00:00:00Z`), day);
const NEXT_CYCLE = at("2026-07-01");

function version(versionId: number, day: string, reach: Reach = { kind: "everyone" }): ReachingVersion {
  return { versionId, effectiveAt: at(day), reach, corrects: null };
}

function subject(started: string, ...pins: readonly VersionPin[]): VersionSubject {
  return { subscriptionId: 5, startedAt: at(started), pins, nextCycleAt: () => NEXT_CYCLE };
}

const FIRST = version(1, "2026-01-01");
const PAST: VersionPin = { versionId: 1, subscriptionId: 5, from: at("2026-06-01"), to: at("2026-06-15") };

describe("a version that reaches", () => {
  const table: readonly [string, Reach, string, string, number][] = [
    ["everyone, from its instant", { kind: "everyone" }, "2025-01-01", "2026-06-10", 2],
    ["everyone, not before", { kind: "everyone" }, "2025-01-01", "2026-06-09", 1],
    ["new subscriptions, not an old one", { kind: "newSubscriptions" }, "2026-06-09", "2027-01-01", 1],
    ["new subscriptions, one that began with it", { kind: "newSubscriptions" }, "2026-06-10", "2026-06-10", 2],
    ["an old one from its date", { kind: "existingFrom", at: at("2026-08-01") }, "2025-01-01", "2026-08-01", 2],
    ["no old one before the date", { kind: "existingFrom", at: at("2026-08-01") }, "2025-01-01", "2026-07-31", 1],
    ["a new one before the date", { kind: "existingFrom", at: at("2026-08-01") }, "2026-06-11", "2026-06-11", 2],
    ["an old one from its next cycle", { kind: "existingNextCycle" }, "2025-01-01", "2026-07-01", 2],
    ["no old one within its cycle", { kind: "existingNextCycle" }, "2025-01-01", "2026-06-30", 1],
  ];
  test.each(table)("%s", (_, reach, started, used, expected) => {
    const versions = [FIRST, version(2, "2026-06-10", reach)];
    expect(versionFor(versions, subject(started), at(used))?.versionId).toBe(expected);
    expect(versionFor([...versions].reverse(), subject(started), at(used))?.versionId).toBe(expected);
  });

  test("everyone takes over also from one that reached few", () => {
    const versions = [FIRST, version(2, "2026-06-10", { kind: "newSubscriptions" }), version(3, "2026-06-20")];
    expect(versionFor(versions, subject("2025-01-01"), at("2026-06-19"))?.versionId).toBe(1);
    expect(versionFor(versions, subject("2025-01-01"), at("2026-06-20"))?.versionId).toBe(3);
  });

  test("a correction of the past prices nothing by itself", () => {
    const corrective = { ...version(2, "2026-06-10"), corrects: { versionId: 1, from: at("2026-02-01"), to: at("2026-03-01") } };
    expect(versionFor([FIRST, corrective], subject("2025-01-01"), at("2026-02-10"))?.versionId).toBe(1);
    expect(versionFor([FIRST, corrective], subject("2025-01-01"), at("2026-07-10"))?.versionId).toBe(1);
  });

  test("nobody before the first one", () => {
    expect(versionFor([FIRST], subject("2025-01-01"), at("2025-12-31"))).toBeNull();
  });
});

describe("a pin", () => {
  const versions = [FIRST, version(2, "2026-05-01"), version(3, "2026-06-10")];
  const ofAccount: VersionPin = { versionId: 2, subscriptionId: null, from: at("2026-06-01"), to: null };

  test("keeps its version from its first instant until just before its last", () => {
    const days: readonly [string, number][] = [
      ["2026-05-31", 2],
      ["2026-06-01", 1],
      ["2026-06-14", 1],
      ["2026-06-15", 3],
    ];
    for (const [day, expected] of days) expect(versionFor(versions, subject("2025-01-01", PAST), at(day))?.versionId, day).toBe(expected);
  });

  test("of the subscription comes before its account's", () => {
    expect(versionFor(versions, subject("2025-01-01", ofAccount, PAST), at("2026-06-11"))?.versionId).toBe(1);
    expect(versionFor(versions, subject("2025-01-01", ofAccount, PAST), at("2026-06-16"))?.versionId).toBe(2);
  });

  test("of another subscription is not its own", () => {
    const other = { ...PAST, subscriptionId: 6 };
    expect(versionFor(versions, subject("2025-01-01", other), at("2026-06-11"))?.versionId).toBe(3);
  });
});
