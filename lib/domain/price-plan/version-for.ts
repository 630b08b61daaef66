import type { Instant } from "#lib/kernel/instant.ts";
import type { Corrects, Reach } from "./price-plan.ts";

/** What decides about a version beside the instant: whom it reaches, and that it is no correction of the past. */
export type ReachingVersion = {
  readonly versionId: number;
  readonly effectiveAt: Instant;
  readonly reach: Reach;
  readonly corrects: Corrects | null;
};

/** A version kept by an account or by one of its subscriptions, in [from, to). */
export type VersionPin = {
  readonly versionId: number;
  /** Null: every subscription of the account. */
  readonly subscriptionId: number | null;
  readonly from: Instant;
  readonly to: Instant | null;
};

/** Whose usage is priced. */
export type VersionSubject = {
  readonly subscriptionId: number;
  readonly startedAt: Instant;
  /** The pins of its account and its own, of the plan that is asked about. */
  readonly pins: readonly VersionPin[];
  /** When the first billing cycle of the subscription begins at or after an instant. */
  readonly nextCycleAt: (instant: Instant) => Instant;
};

/**
 * The version of a plan that prices a subscription's usage at an instant: its own pin, else its account's, else of the versions that reach it
 * the one with the greatest effective instant. A corrective version never does.
 */
export function versionFor<Version extends ReachingVersion>(
  versions: readonly Version[],
  subject: VersionSubject,
  at: Instant,
): Version | null {
  const pin = pinAt(subject, at);
  if (pin !== null) return versions.find(({ versionId }) => versionId === pin.versionId) ?? null;
  const reaching = versions.filter((version) => reaches(version, subject, at));
  return reaching.reduce<Version | null>(
    (last, version) => (last === null || version.effectiveAt > last.effectiveAt ? version : last),
    null,
  );
}

/** The pin that holds at an instant; a subscription's own comes before its account's. */
export function pinAt({ pins, subscriptionId }: Pick<VersionSubject, "pins" | "subscriptionId">, at: Instant): VersionPin | null {
  const holding = pins.filter(({ from, to }) => from <= at && (to === null || at < to));
  return holding.find((pin) => pin.subscriptionId === subscriptionId) ?? holding.find((pin) => pin.subscriptionId === null) ?? null;
}

/** Whether a version prices a subscription's usage at an instant, as long as no later one does. */
export function reaches({ effectiveAt, reach, corrects }: ReachingVersion, subject: VersionSubject, at: Instant): boolean {
  if (corrects !== null || at < effectiveAt) return false;
  if (reach.kind === "everyone" || subject.startedAt >= effectiveAt) return true;
  if (reach.kind === "newSubscriptions") return false;
  return at >= (reach.kind === "existingFrom" ? reach.at : subject.nextCycleAt(effectiveAt));
}
