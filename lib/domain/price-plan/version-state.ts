import type { Instant } from "#lib/kernel/instant.ts";
import type { Corrects } from "./price-plan.ts";

export type VersionState = "scheduled" | "live" | "superseded";

type Effective = { readonly effectiveAt: Instant; readonly corrects?: Corrects | null };

/**
 * What follows from the effective instants and the clock: a version is scheduled until its instant, then live, and
 * superseded from the instant of the next one. Nothing is stored, so nothing has to be switched at midnight.
 */
export function versionStateAt<Version extends Effective>(version: Version, versions: readonly Version[], now: Instant): VersionState {
  if (version.effectiveAt > now) return "scheduled";
  const successor = versions.some(({ effectiveAt }) => effectiveAt > version.effectiveAt && effectiveAt <= now);
  return successor ? "superseded" : "live";
}

/** The version in force at an instant. */
export function versionInForce<Version extends Effective>(versions: readonly Version[], at: Instant): Version | null {
  return latest(versions.filter(({ effectiveAt }) => effectiveAt <= at));
}

/** The version that goes live next. */
export function nextVersion<Version extends Effective>(versions: readonly Version[], now: Instant): Version | null {
  const ahead = versions.filter(({ effectiveAt }) => effectiveAt > now);
  return ahead.reduce<Version | null>(
    (first, version) => (first === null || version.effectiveAt < first.effectiveAt ? version : first),
    null,
  );
}

/** The version that the given one takes over from. */
export function predecessorOf<Version extends Effective>(version: Effective, versions: readonly Version[]): Version | null {
  return latest(versions.filter(({ effectiveAt }) => effectiveAt < version.effectiveAt));
}

/** When the version ends: the effective instant of the one after it, none as long as there is no such version. */
export function endOf<Version extends Effective>(version: Version, versions: readonly Version[]): Instant | null {
  return nextVersion(versions, version.effectiveAt)?.effectiveAt ?? null;
}

/** A corrective version takes over from nobody. */
function latest<Version extends Effective>(versions: readonly Version[]): Version | null {
  return versions
    .filter(({ corrects }) => !corrects)
    .reduce<Version | null>((last, version) => (last === null || version.effectiveAt > last.effectiveAt ? version : last), null);
}
