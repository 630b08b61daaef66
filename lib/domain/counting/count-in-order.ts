import type { Counted } from "#lib/rating/charges/charge-program.ts";
import type { ExplainedPart, Explanation } from "#lib/rating/explanation.ts";
import { correctGroup } from "#lib/rating/groups/correct-group.ts";
import type { Rated } from "../billing/rbi.ts";
import { type CorrectedMembers, correctAll, countsOf, toMember } from "./correct-members.ts";
import { placeName } from "./counter-place.ts";
import { type CountingRbi, placesOfRbi } from "./counting-rbi.ts";
import type { LateUsage } from "./late-usage.ts";

/**
 * Whether what it costs depends on which usage came before it and not only on how much: the free part of a percentage is consumed in the
 * order of (From, UDR), and the UDR in which it ends pays for what is beyond it.
 */
export function countsInOrder({ rate, parts }: Pick<Explanation, "rate" | "parts">): boolean {
  return rate.scope !== "udr" && parts.some(hasFreePart);
}

/** Whether other usage that stands after it has taken of the free part that it takes of. */
export function isLate(newcomer: CountingRbi, others: readonly CountingRbi[]): boolean {
  const names = new Set(namesInOrder(newcomer));
  return others.some((other) => standsBefore(newcomer, other) && placesOfRbi(other).some((place) => names.has(placeName(place))));
}

/** What has counted once all that stands before it is in: by `placeName`. */
export function countsBefore(newcomer: CountingRbi, others: readonly CountingRbi[]): ReadonlyMap<string, Counted> {
  const before = others.filter((other) => standsBefore(other, newcomer));
  const replayed = correctGroup({ members: before.map(toMember), corrections: [] });
  return new Map(countsOf(before, replayed).map((value) => [placeName(value), value.counted]));
}

/** What the others cost with it among them, less everything that stands posted for them, and what the counters hold then. */
export function correctAround({ newcomer, others, leaver, corrections }: LateUsage, cause: Cause): CorrectedMembers {
  // Only now it has its number.
  const members = [...others, { ...newcomer, udrId: cause.udrId }];
  const { currency } = newcomer;
  const gone = leaver === null ? [] : [leaver];
  return correctAll({ cause: { udrId: cause.udrId, currency }, udrRevision: cause.udrRevision, members, gone, corrections });
}

type Cause = { readonly udrId: number; readonly udrRevision: number };

export type Newcomer = Pick<CountingRbi, "accountId" | "subscriptionId" | "productId" | "usedFrom"> & {
  /** Null of an order that has no number yet: it comes after everything of its instant. */
  readonly udrId: number | null;
};

/** Usage that is being priced, as what it is about to be. */
export function toCounting({ udrId, ...place }: Newcomer, rated: Omit<Rated, "counts" | "late">): CountingRbi {
  return { ...rated, ...place, udrId: udrId ?? Number.MAX_SAFE_INTEGER, isLive: true };
}

function standsBefore(one: CountingRbi, other: CountingRbi): boolean {
  return one.usedFrom === other.usedFrom ? one.udrId < other.udrId : one.usedFrom < other.usedFrom;
}

/** The counters of lines come first, in the order of the lines. */
function namesInOrder(rbi: CountingRbi): readonly string[] {
  const places = placesOfRbi(rbi);
  return rbi.explanation.parts.flatMap((part, index) => {
    const place = places[index];
    return place !== undefined && hasFreePart(part) ? [placeName(place)] : [];
  });
}

function hasFreePart({ charge: { definition } }: ExplainedPart): boolean {
  return definition.charge === "percentage" && (definition.freeUdrs !== undefined || definition.freeAmount !== undefined);
}
