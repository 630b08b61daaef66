import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis, parseInstant } from "#lib/kernel/instant.ts";
import type { Corrects, Reach } from "./price-plan.ts";
import {
  audienceOf,
  endOf,
  followedBy,
  nextVersion,
  predecessorOf,
  versionInForce,
  versionStateAt,
  versionsPricingAt,
} from "./version-state.ts";

const at = (text: string): Instant => present(parseInstant(`2026-${text}T00:00:00Z`), text);
const day = (instant: Instant | null) => (instant === null ? null : new Date(instant).toISOString().slice(5, 10));

type Version = { readonly versionId: number; readonly effectiveAt: Instant; readonly reach: Reach; readonly corrects: Corrects | null };

const EVERYONE: Reach = { kind: "everyone" };
const version = (versionId: number, effectiveAt: string, reach: Reach = EVERYONE): Version => ({
  versionId,
  effectiveAt: at(effectiveAt),
  reach,
  corrects: null,
});
const line = (...versions: readonly Version[]) => ({ versions, longestCycleMonths: 1 });
const [FIRST, SECOND, THIRD] = [version(1, "11-01"), version(2, "11-10"), version(3, "11-22")];

describe("version states", () => {
  const versions = [THIRD, FIRST, SECOND];
  it.each([
    ["before any", at("11-01") - 1, "scheduled scheduled scheduled", null],
    ["at the first's instant", at("11-01"), "live scheduled scheduled", 1],
    ["a moment before the third", at("11-22") - 1, "superseded live scheduled", 2],
    ["at the third's instant", at("11-22"), "superseded superseded live", 3],
  ])("%s", (_, millis, states, inForce) => {
    const now = instantFromMillis(millis);
    expect([FIRST, SECOND, THIRD].map((each) => versionStateAt(each, line(...versions), now)).join(" ")).toBe(states);
    expect(versionInForce(versions, now)?.versionId ?? null).toBe(inForce);
  });
  it("knows neighbours", () => {
    expect(nextVersion(versions, at("11-21"))).toBe(THIRD);
    expect(predecessorOf(THIRD, versions)).toBe(SECOND);
    expect(followedBy(THIRD, versions)).toBe(SECOND);
    expect(endOf(SECOND, versions)).toBe(at("11-22"));
    expect(endOf(THIRD, versions)).toBeNull();
  });
});

/** "1 2*": which versions price anybody, with whom each, where it is not everyone. */
function pricing(asked: ReturnType<typeof line>, now: string): string {
  return versionsPricingAt(asked, at(now))
    .map((each) => {
      const audience = present(audienceOf(each, asked, at(now)), "audience");
      const words = [
        audience.begunFrom && `from ${day(audience.begunFrom)}`,
        audience.begunBefore && `before ${day(audience.begunBefore)}`,
        audience.joins && `joined ${audience.joins.kind === "at" ? day(audience.joins.at) : "by cycle"}`,
        audience.isLeaving && "left by cycle",
      ].filter(Boolean);
      return [`v${each.versionId}`, ...words].join(" ");
    })
    .join(", ");
}

describe("a version that still prices somebody is not superseded", () => {
  const NEW: Reach = { kind: "newSubscriptions" };
  const LATER: Reach = { kind: "existingFrom", at: at("12-01") };
  const CYCLE: Reach = { kind: "existingNextCycle" };
  it.each<[string, readonly Version[], string, string, string | null]>([
    ["by one for everyone", [FIRST, SECOND], "11-10", "v2", "11-10"],
    ["by one for new subscriptions only", [FIRST, version(2, "11-10", NEW)], "11-10", "v2 from 11-10, v1 before 11-10", null],
    ["however long that one is live", [FIRST, version(2, "11-10", NEW)], "12-31", "v2 from 11-10, v1 before 11-10", null],
    ["before it goes live", [FIRST, version(2, "11-10", NEW)], "11-09", "v1", null],
    ["until the later date", [FIRST, version(2, "11-10", LATER)], "11-30", "v2 from 11-10 joined 12-01, v1 before 11-10", "12-01"],
    ["from the later date on", [FIRST, version(2, "11-10", LATER)], "12-01", "v2", "12-01"],
    [
      "while cycles last",
      [FIRST, version(2, "11-10", CYCLE)],
      "12-11",
      "v2 from 11-10 joined by cycle, v1 before 11-10 left by cycle",
      null,
    ],
    ["when the longest cycle is over", [FIRST, version(2, "11-10", CYCLE)], "12-12", "v2", null],
    [
      "by two for new ones, one after the other",
      [FIRST, version(2, "11-10", NEW), version(3, "11-22", NEW)],
      "11-22",
      "v3 from 11-22, v2 from 11-10 before 11-22, v1 before 11-10",
      null,
    ],
    ["by one for new ones and then one for everyone", [FIRST, version(2, "11-10", NEW), THIRD], "11-22", "v3", "11-22"],
    [
      "by one for new ones whose later date comes after another's",
      [FIRST, version(2, "11-10", LATER), version(3, "11-22", NEW)],
      "12-01",
      "v3 from 11-22, v2 before 11-22",
      "12-01",
    ],
  ])("%s", (_, versions, now, words, end) => {
    expect(pricing(line(...versions), now)).toBe(words);
    expect(day(endOf(FIRST, versions))).toBe(end);
  });
});

describe("a corrective version", () => {
  const correction: Version = { ...version(4, "11-15"), corrects: { versionId: 1, from: at("11-03"), to: at("11-05") } };
  const versions = [FIRST, SECOND, THIRD, correction];
  it("prices nobody, takes over from nobody, and follows what it corrects", () => {
    for (const now of ["11-01", "11-15", "11-30"]) expect(versionStateAt(correction, line(...versions), at(now))).toBe("corrective");
    expect(audienceOf(correction, line(...versions), at("11-15"))).toBeNull();
    expect(versionStateAt(SECOND, line(...versions), at("11-16"))).toBe("live");
    expect(versionInForce(versions, at("11-16"))).toBe(SECOND);
    expect(nextVersion([FIRST, correction], at("11-10"))).toBeNull();
    expect(endOf(FIRST, [FIRST, correction])).toBeNull();
    expect(predecessorOf(THIRD, versions)).toBe(SECOND);
    expect(followedBy(correction, versions)).toBe(FIRST);
  });
});
