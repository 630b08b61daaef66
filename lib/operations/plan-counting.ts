import { type CountingFilter, findCountingRbi, listCorrectionsOf, listCountingRbis } from "#db/queries/counting-rbis.ts";
import { claimCounters, lockPool, readCounters, type StoredCounters } from "#db/queries/rate-counters.ts";
import { listSubscribersOfAccount } from "#db/queries/subscribers.ts";
import { productNames } from "#db/queries/udr-detail.ts";
import type { Tx } from "#db/tx.ts";
import type { Posting } from "#lib/domain/billing/plan-entries.ts";
import type { BillableDirective, Rated } from "#lib/domain/billing/rbi.ts";
import { connected, correctMembers } from "#lib/domain/counting/correct-members.ts";
import { type CounterPlace, EVER, placeName } from "#lib/domain/counting/counter-place.ts";
import { type CountingRbi, placesOfRbi } from "#lib/domain/counting/counting-rbi.ts";
import { decideMove } from "#lib/domain/counting/decide-move.ts";
import { countedBefore, inPlaceOf } from "#lib/domain/counting/in-place.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import type { UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { Named } from "#lib/domain/udr/udr-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { CounterSource } from "./rate-counting.ts";

export type CountingChange = {
  readonly action: UdrAction;
  readonly usageHappened: boolean;
  readonly before: UdrValues;
  readonly after: UdrValues;
  readonly subscriber: Subscriber;
  /** With which the UDR is rated anew; null when it is not. */
  readonly directive: BillableDirective | null;
  /** Whether what is read is held, because the change is about to be stored. */
  readonly claim: boolean;
};

export type PlannedCounting = {
  /** Whether it counted together with other usage, so that it matters whether the usage happened. */
  readonly countsTogether: boolean;
  readonly group: NonNullable<Posting["group"]>;
  /** What the UDR is rated anew on top of. */
  readonly counters: CounterSource;
  /** Of the products whose usage is corrected. */
  readonly correctedNames: ReadonlyMap<number, Named>;
  /** The new price with what the counters hold once it is stored. */
  readonly settle: (rated: Rated) => Rated;
};

/**
 * What an action on a UDR does to the usage that it counts together with: design, "Did the usage happen?" and "Group correction". Most
 * usage counts with none, and then this is one question to the database.
 */
export async function planCounting(tx: Tx, change: CountingChange): Promise<Result<PlannedCounting, Refusal>> {
  const { subscriber, before, claim } = change;
  const counting = await findCountingRbi(tx, subscriber, before.udr.udrId);
  const move = decideMove({ ...change, counting });
  if (!move.ok) return move;
  const stored: CounterSource = claim ? claimCounters : readCounters;
  const untouched = { countsTogether: counting !== null, group: NO_GROUP, counters: stored, correctedNames: NO_NAMES, settle: asItIs };
  if (counting === null || move.value === "none" || move.value === "stays") return ok(untouched);
  if (move.value === "leaves") return planLeaving(tx, change, { counting, stored });
  const today = await stored(tx, subscriber, placesOfRbi(counting));
  const settle = (rated: Rated) => inPlaceOf(counting, rated, today);
  return ok({ ...untouched, counters: overlaid(countedBefore(counting), stored), settle });
}

type Counting = { readonly counting: CountingRbi; readonly stored: CounterSource };

async function planLeaving(tx: Tx, change: CountingChange, { counting, stored }: Counting): Promise<Result<PlannedCounting, Refusal>> {
  const { subscriber, after, claim } = change;
  if (claim && placesOfRbi(counting).some(isOfPool)) await lockPool(tx, subscriber);
  const others = await othersOf(tx, subscriber, counting);
  const groups = new Set([counting, ...others].flatMap((rbi) => placesOfRbi(rbi).map(placeName)));
  const corrections = await listCorrectionsOf(tx, subscriber, [...groups]);
  const group = correctMembers({ leaver: counting, udrRevision: after.udr.revision, others, corrections });
  const corrected = group.corrections.map(({ subscriptionId }) => subscriptionId);
  const refusal = await refuseOtherWallets(tx, subscriber, corrected);
  if (refusal !== null) return refused(refusal);
  const counts = new Map(group.counts.map((value) => [placeName(value), value.counted]));
  const correctedNames = await productNames(
    tx,
    group.corrections.map(({ productId }) => productId),
  );
  return ok({ countsTogether: true, group, counters: overlaid(counts, stored), correctedNames, settle: asItIs });
}

function asItIs(rated: Rated): Rated {
  return rated;
}

const NO_NAMES: ReadonlyMap<number, Named> = new Map();
const NO_GROUP = { corrections: [], counts: [] } as const;

function isOfPool({ ownerKind }: CounterPlace): boolean {
  return ownerKind === "agreement";
}

/**
 * All usage that shares a counter with the UDR's, or with usage that does. How far that reaches shows only as it is read: a pool takes in the
 * whole account, a discount that is never renewed takes in every cycle.
 */
async function othersOf(tx: Tx, subscriber: Subscriber, counting: CountingRbi): Promise<readonly CountingRbi[]> {
  let filter = filterOf([counting]);
  for (;;) {
    const found = (await listCountingRbis(tx, subscriber, filter)).filter(({ udrId }) => udrId !== counting.udrId);
    const others = connected(counting, found);
    const wider = filterOf([counting, ...others]);
    if (JSON.stringify(wider) === JSON.stringify(filter)) return others;
    filter = wider;
  }
}

function filterOf(rbis: readonly CountingRbi[]): CountingFilter {
  const places = rbis.flatMap(placesOfRbi);
  const cycles = [...new Set(places.map(({ cycle }) => cycle))].sort();
  return {
    subscriptionId: places.some(isOfPool) ? null : (rbis[0]?.subscriptionId ?? null),
    cycles: cycles.includes(EVER) ? null : cycles,
  };
}

/** Those that are known, as the others leave them, or as they were then; the rest as they are stored. */
function overlaid(known: StoredCounters, stored: CounterSource): CounterSource {
  return async (reader, account, places) => {
    const missing = places.filter((place) => !known.has(placeName(place)));
    return new Map([...(await stored(reader, account, missing)), ...known]);
  };
}

/** A correction of a prepaid subscription moves its wallet at once, and an action moves one wallet. */
async function refuseOtherWallets(tx: Tx, subscriber: Subscriber, corrected: readonly number[]): Promise<Refusal | null> {
  if (corrected.every((subscriptionId) => subscriptionId === subscriber.subscriptionId)) return null;
  const other = (await listSubscribersOfAccount(tx, subscriber)).find(({ subscriptionId, payment }) => {
    return payment === "prepaid" && subscriptionId !== subscriber.subscriptionId && corrected.includes(subscriptionId);
  });
  return other === undefined ? null : { code: "POOL_OF_WALLETS", params: { subscription: other.subscriptionNumber } };
}
