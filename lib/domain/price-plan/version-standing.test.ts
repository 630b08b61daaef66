import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { Reach } from "./price-plan.ts";
import type { ReachingVersion, VersionPin, VersionSubject } from "./version-for.ts";
import { versionStanding, withoutPin } from "./version-standing.ts";

const at = (day: string): Instant => present(parseInstant(`2026-${day}T00:00:00Z`), day);
const NOW = at("03-03");
const version = (versionId: number, effective: string, reach: Reach = { kind: "everyone" }): ReachingVersion => ({
  versionId,
  effectiveAt: at(effective),
  reach,
  corrects: null,
});
const [V1, V2] = [version(1, "01-01"), version(2, "03-01")];
const own = (from: string, to: string | null, versionId = 1): VersionPin => ({
  versionId,
  subscriptionId: 7,
  from: at(from),
  to: to === null ? null : at(to),
});
const subject = (pins: readonly VersionPin[] = [], startedAt = at("01-15")): VersionSubject => ({
  subscriptionId: 7,
  startedAt,
  pins,
  nextCycleAt: () => at("04-01"),
});

describe("which version prices a subscription, why, and which one next", () => {
  test.each<[string, readonly ReachingVersion[], VersionSubject, string]>([
    ["the latest in force, and nothing is ahead", [V1, V2], subject(), "2 latest, then nothing"],
    ["the latest, until a scheduled one", [V1, version(3, "05-01")], subject(), "1 latest, then 3 on 05-01"],
    ["none yet", [version(3, "05-01")], subject(), "none latest, then 3 on 05-01"],
    ["pinned, until the pin ends", [V1, V2], subject([own("03-02", "06-01")]), "1 pinned, then 2 on 06-01"],
    ["pinned for good", [V1, V2], subject([own("03-02", null)]), "1 pinned, then nothing"],
    ["to be pinned", [V1, V2], subject([own("04-01", null)]), "2 latest, then 1 on 04-01"],
    ["a pin that changes nothing is not a change", [V1, V2], subject([own("04-01", null, 2)]), "2 latest, then nothing"],
    [
      "an earlier one, as it began before the later one for new ones",
      [V1, version(2, "03-01", { kind: "newSubscriptions" })],
      subject(),
      "1 earlier for good, then nothing",
    ],
    [
      "the one for new ones, as it began since",
      [V1, version(2, "03-01", { kind: "newSubscriptions" })],
      subject([], at("03-02")),
      "2 latest, then nothing",
    ],
    [
      "an earlier one, until its next cycle",
      [V1, version(2, "03-01", { kind: "existingNextCycle" })],
      subject(),
      "1 earlier until 04-01, then 2 on 04-01",
    ],
    [
      "an earlier one, until the later date",
      [V1, version(2, "03-01", { kind: "existingFrom", at: at("05-01") })],
      subject(),
      "1 earlier until 05-01, then 2 on 05-01",
    ],
  ])("%s", (_what, versions, whose, expected) => {
    const { version: now, reason, next } = versionStanding(versions, whose, NOW);
    const day = (instant: Instant) => new Date(instant).toISOString().slice(5, 10);
    const why =
      reason.kind === "earlier" ? `earlier ${reason.reachedAt === null ? "for good" : `until ${day(reason.reachedAt)}`}` : reason.kind;
    const ahead = next === null ? "nothing" : `${next.version?.versionId ?? "none"} on ${day(next.at)}`;
    expect(`${now?.versionId ?? "none"} ${why}, then ${ahead}`).toBe(expected);
  });
});

describe("what a pin keeps a subscription from", () => {
  test.each<[string, readonly ReachingVersion[], VersionPin, string | null]>([
    ["another one from its beginning", [V1, V2], own("04-01", null), "2 on 04-01"],
    ["one that goes live while it holds", [V1, version(3, "05-01")], own("04-01", null), "3 on 05-01"],
    ["one that goes live when it ends: nothing", [V1, version(3, "05-01")], own("04-01", "05-01"), null],
    ["nothing", [V1], own("04-01", null), null],
  ])("%s", (_what, versions, pin, expected) => {
    const other = withoutPin(versions, subject(), pin);
    expect(other && `${other.version?.versionId} on ${new Date(other.at).toISOString().slice(5, 10)}`).toBe(expected);
  });
});
