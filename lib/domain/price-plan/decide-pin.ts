import type { Currency } from "#lib/kernel/currency.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Refusal } from "../refusal.ts";
import type { VersionHead } from "./price-plan.ts";
import type { VersionPin } from "./version-for.ts";

/** A pin with its number, of one plan. */
export type NumberedPin = VersionPin & { readonly pinId: number };

export type PinFacts = {
  readonly plan: { readonly name: string; readonly currency: Currency; readonly isArchived: boolean };
  readonly account: { readonly number: string; readonly currency: string };
  /** Null where the plan has no version of that number. */
  readonly version: Pick<VersionHead, "versionId" | "version" | "effectiveAt" | "corrects"> | null;
  /** What is to be pinned. */
  readonly target: { readonly subscriptionId: number | null; readonly name: string };
  readonly from: Instant;
  readonly to: Instant | null;
  /** Of the account, and of this plan. */
  readonly pins: readonly NumberedPin[];
  readonly versionNumbers: ReadonlyMap<number, number>;
  readonly now: Instant;
};

/**
 * Whether the version may be kept so, in this order: the plan is not put away, the version is there and prices at all, in the account's
 * currency, the time is ahead and not empty, the version is in force when it begins, and the same target keeps no other version then.
 */
export function refusePin(facts: PinFacts): Refusal | null {
  const { plan, account, version } = facts;
  if (plan.isArchived) return { code: "DEFINITION_ARCHIVED" };
  if (version === null) return { code: "NOT_FOUND", path: "version" };
  if (version.corrects !== null) {
    return pinVersion(`Version ${version.version} corrects what is past, and never goes live.`);
  }
  if (account.currency !== plan.currency) {
    const accounts = `${account.number} (${account.currency})`;
    return { code: "AUDIENCE_CURRENCY", params: { plan: plan.name, currency: plan.currency, accounts } };
  }
  return refuseTime(facts, version);
}

function refuseTime({ from, to, now, pins, target, versionNumbers }: PinFacts, version: NonNullable<PinFacts["version"]>): Refusal | null {
  if (from < now) return pinPeriod("from", "It cannot begin in the past: what was used before keeps its price.");
  if (to !== null && to <= from) return pinPeriod("to", "It would end before it begins.");
  if (version.effectiveAt > from) return pinVersion(`Version ${version.version} is not in force yet when that begins.`);
  const other = pins.find((pin) => pin.subscriptionId === target.subscriptionId && overlaps(pin, { from, to }));
  if (other === undefined) return null;
  return { code: "PIN_OVERLAPS", params: { whom: target.name, version: versionNumbers.get(other.versionId) ?? 0 } };
}

function pinVersion(problem: string): Refusal {
  return { code: "PIN_VERSION", path: "version", params: { problem } };
}

function pinPeriod(path: "from" | "to", problem: string): Refusal {
  return { code: "PIN_PERIOD", path, params: { problem } };
}

type Period = Pick<VersionPin, "from" | "to">;

/** Half-open; one that ended before it began never held. */
function overlaps(one: Period, other: Period): boolean {
  const isEmpty = one.to !== null && one.to <= one.from;
  return !isEmpty && (one.to === null || other.from < one.to) && (other.to === null || one.from < other.to);
}

/** A pin that is over stays as it was. */
export function refuseEndPin(pin: NumberedPin | null, now: Instant): Refusal | null {
  if (pin === null) return { code: "NOT_FOUND", path: "pinId" };
  return pin.to !== null && pin.to <= now ? { code: "PIN_ENDED" } : null;
}

/** Now; or when it would have begun, so that it never does. */
export function endOfPin({ from }: Period, now: Instant): Instant {
  return from > now ? from : now;
}
