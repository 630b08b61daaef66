import type { Instant } from "#lib/kernel/instant.ts";
import { pinAt, type ReachingVersion, type VersionPin, type VersionSubject, versionFor } from "./version-for.ts";

/** Why a version prices a subscription, where it is not simply the latest in force. */
export type VersionReason =
  | { readonly kind: "pinned"; readonly pin: VersionPin }
  /** A later version is in force and does not reach it: it began before. Null: it never will. */
  | { readonly kind: "earlier"; readonly later: ReachingVersion; readonly reachedAt: Instant | null }
  | { readonly kind: "latest" };

export type VersionStanding<Version> = {
  /** Null while none is in force for it: the next plan decides. */
  readonly version: Version | null;
  readonly reason: VersionReason;
  /** When that changes, as far as it is known today, and to which. */
  readonly next: { readonly version: Version | null; readonly at: Instant } | null;
};

/** Which version of a plan prices a subscription at an instant, why, and which one next. */
export function versionStanding<Version extends ReachingVersion>(
  versions: readonly Version[],
  subject: VersionSubject,
  at: Instant,
): VersionStanding<Version> {
  const version = versionFor(versions, subject, at);
  return { version, reason: reasonOf(versions, subject, { at, version }), next: nextChange(versions, subject, at) };
}

type Standing = { readonly at: Instant; readonly version: ReachingVersion | null };

function reasonOf(versions: readonly ReachingVersion[], subject: VersionSubject, { at, version }: Standing): VersionReason {
  const pin = pinAt(subject, at);
  if (pin !== null) return { kind: "pinned", pin };
  const latest = versions
    .filter(({ corrects, effectiveAt }) => corrects === null && effectiveAt <= at)
    .reduce<ReachingVersion | null>((last, one) => (last === null || one.effectiveAt > last.effectiveAt ? one : last), null);
  if (latest === null || latest === version) return { kind: "latest" };
  return { kind: "earlier", later: latest, reachedAt: reachedAt(latest, subject) };
}

/** When a version takes a subscription over that began before it went live. */
function reachedAt({ reach, effectiveAt }: ReachingVersion, { nextCycleAt }: VersionSubject): Instant | null {
  if (reach.kind === "existingFrom") return reach.at;
  return reach.kind === "existingNextCycle" ? nextCycleAt(effectiveAt) : null;
}

/** The first instant after `at` at which another version prices it. Only where a version or a pin begins or ends can that be. */
export function nextChange<Version extends ReachingVersion>(
  versions: readonly Version[],
  subject: VersionSubject,
  at: Instant,
): VersionStanding<Version>["next"] {
  const now = versionFor(versions, subject, at);
  const instants = [
    ...versions.flatMap((version) => [version.effectiveAt, reachedAt(version, subject)]),
    ...subject.pins.flatMap(({ from, to }) => [from, to]),
  ];
  const ahead = instants.filter((instant) => instant !== null).filter((instant) => instant > at);
  for (const instant of ahead.toSorted((one, other) => one - other)) {
    const version = versionFor(versions, subject, instant);
    if (version !== now) return { version, at: instant };
  }
  return null;
}

/** What would price a subscription if it were not pinned, as long as that is not the same: from when, in [from, to). */
export function withoutPin<Version extends ReachingVersion>(
  versions: readonly Version[],
  subject: VersionSubject,
  { versionId, from, to }: VersionPin,
): { readonly version: Version | null; readonly at: Instant } | null {
  let place: { readonly version: Version | null; readonly at: Instant } = { version: versionFor(versions, subject, from), at: from };
  while (place.version?.versionId === versionId) {
    const next = nextChange(versions, subject, place.at);
    if (next === null) return null;
    place = next;
  }
  return to === null || place.at < to ? place : null;
}
