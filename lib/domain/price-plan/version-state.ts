import { type Instant, plusMillis } from "#lib/kernel/instant.ts";
import type { Corrects, Reach } from "./price-plan.ts";

export type VersionState = "scheduled" | "live" | "superseded" | "corrective";

type Effective = { readonly effectiveAt: Instant; readonly corrects?: Corrects | null };
type Reaching = Effective & { readonly reach: Reach };

/** A plan's versions, and the longest billing cycle of any subscription: until it is over, somebody may still be on the version before. */
export type VersionLine<Version> = { readonly versions: readonly Version[]; readonly longestCycleMonths: number };

/**
 * What follows from the instants and the clock: a version is scheduled until its instant, then live, and superseded from when later ones
 * have taken everyone over whom it priced. Nothing is stored, so nothing has to be switched at midnight. A corrective version never
 * prices anything by itself.
 */
export function versionStateAt<Version extends Reaching>(version: Version, line: VersionLine<Version>, now: Instant): VersionState {
  if (version.corrects) return "corrective";
  if (version.effectiveAt > now) return "scheduled";
  return followersBy(version, line, now).some((later) => hasTakenAll(later, line, now)) ? "superseded" : "live";
}

/** Which subscriptions a version prices, as far as not all of them. */
export type VersionAudience = {
  /** Only what began at or after this instant. */
  readonly begunFrom: Instant | null;
  /** Only what began before this instant. */
  readonly begunBefore: Instant | null;
  /** How those join it that began before it went live; null: they do not, or they have. */
  readonly joins: { readonly kind: "at"; readonly at: Instant } | { readonly kind: "nextCycle" } | null;
  /** They leave it one by one, each with its next billing cycle. */
  readonly isLeaving: boolean;
};

/** Of a live version now, of a scheduled one when it goes live; null for one that prices nobody. Pins are not in it. */
export function audienceOf<Version extends Reaching>(version: Version, line: VersionLine<Version>, now: Instant): VersionAudience | null {
  const state = versionStateAt(version, line, now);
  if (state === "superseded" || state === "corrective") return null;
  const later = followersBy(version, line, now);
  const isPartial = !hasTakenAll(version, line, now);
  const { reach, effectiveAt } = version;
  return {
    begunFrom: isPartial && reach.kind !== "everyone" ? effectiveAt : null,
    begunBefore: later.reduce<Instant | null>((first, { effectiveAt: at }) => (first === null || at < first ? at : first), null),
    joins: isPartial ? joining(reach) : null,
    isLeaving: later.some((each) => each.reach.kind === "existingNextCycle"),
  };
}

function joining(reach: Reach): VersionAudience["joins"] {
  if (reach.kind === "existingFrom") return { kind: "at", at: reach.at };
  return reach.kind === "existingNextCycle" ? { kind: "nextCycle" } : null;
}

/** The versions that went live after it, up to now. */
function followersBy<Version extends Reaching>({ effectiveAt }: Version, { versions }: VersionLine<Version>, now: Instant) {
  return ordinary(versions).filter((later) => later.effectiveAt > effectiveAt && later.effectiveAt <= now);
}

/** Whether everyone is on it who was on one before. */
function hasTakenAll<Version extends Reaching>(version: Version, { longestCycleMonths }: VersionLine<Version>, now: Instant): boolean {
  const at = takesAllAt(version) ?? (version.reach.kind === "existingNextCycle" ? lastCycleBy(version, longestCycleMonths) : null);
  return at !== null && at <= now;
}

const DAY_MILLIS = 86_400_000;
const LONGEST_MONTH = 31;

/** No cycle is longer than so many of the longest months, and a clock that is put back. */
function lastCycleBy({ effectiveAt }: Reaching, months: number): Instant {
  return plusMillis(effectiveAt, (months * LONGEST_MONTH + 1) * DAY_MILLIS);
}

/** When everyone is on it who was on one before, as far as that is one instant. */
function takesAllAt({ reach, effectiveAt }: Reaching): Instant | null {
  if (reach.kind === "everyone") return effectiveAt;
  return reach.kind === "existingFrom" ? reach.at : null;
}

/** The version in force at an instant for whoever begins then. */
export function versionInForce<Version extends Effective>(versions: readonly Version[], at: Instant): Version | null {
  return latest(versions.filter(({ effectiveAt }) => effectiveAt <= at));
}

/** Those that price anybody at an instant, the newest first. */
export function versionsPricingAt<Version extends Reaching>(line: VersionLine<Version>, at: Instant): readonly Version[] {
  return line.versions
    .filter((version) => versionStateAt(version, line, at) === "live")
    .toSorted((one, other) => other.effectiveAt - one.effectiveAt);
}

/** The version that goes live next. */
export function nextVersion<Version extends Effective>(versions: readonly Version[], now: Instant): Version | null {
  const ahead = ordinary(versions).filter(({ effectiveAt }) => effectiveAt > now);
  return ahead.reduce<Version | null>(
    (first, version) => (first === null || version.effectiveAt < first.effectiveAt ? version : first),
    null,
  );
}

/** The version that the given one takes over from. */
export function predecessorOf<Version extends Effective>(version: Effective, versions: readonly Version[]): Version | null {
  return latest(versions.filter(({ effectiveAt }) => effectiveAt < version.effectiveAt));
}

/** What a version is compared with: the one that it corrects, else the one that it takes over from. */
export function followedBy<Version extends Effective & { readonly versionId: number }>(
  version: Effective,
  versions: readonly Version[],
): Version | null {
  const { corrects } = version;
  return corrects ? (versions.find(({ versionId }) => versionId === corrects.versionId) ?? null) : predecessorOf(version, versions);
}

/** When the last subscription leaves a version, as far as that is known: later versions may take over only those that begin. */
export function endOf<Version extends Reaching>({ effectiveAt }: Version, versions: readonly Version[]): Instant | null {
  return ordinary(versions)
    .filter((later) => later.effectiveAt > effectiveAt)
    .map(takesAllAt)
    .reduce<Instant | null>((first, at) => (at !== null && (first === null || at < first) ? at : first), null);
}

/** A corrective version takes over from nobody. */
function ordinary<Version extends Effective>(versions: readonly Version[]): readonly Version[] {
  return versions.filter(({ corrects }) => !corrects);
}

function latest<Version extends Effective>(versions: readonly Version[]): Version | null {
  return ordinary(versions).reduce<Version | null>(
    (last, version) => (last === null || version.effectiveAt > last.effectiveAt ? version : last),
    null,
  );
}
