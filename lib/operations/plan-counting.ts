import { findCountingRbi, listCorrectionsOf } from "#db/queries/counting-rbis.ts";
import { claimCounters, lockPool, readCounters, type StoredCounters } from "#db/queries/rate-counters.ts";
import { productNames } from "#db/queries/udr-detail.ts";
import type { Tx } from "#db/tx.ts";
import type { OtherWallet, Posting } from "#lib/domain/billing/plan-entries.ts";
import type { BillableDirective, Rated } from "#lib/domain/billing/rbi.ts";
import { correctMembers } from "#lib/domain/counting/correct-members.ts";
import { placeName } from "#lib/domain/counting/counter-place.ts";
import { type CountingRbi, placesOfRbi } from "#lib/domain/counting/counting-rbi.ts";
import { decideMove } from "#lib/domain/counting/decide-move.ts";
import { countedBefore, inPlaceOf } from "#lib/domain/counting/in-place.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { UdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import type { UdrAction } from "#lib/domain/udr/udr-actions.ts";
import type { Named } from "#lib/domain/udr/udr-view.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { countedTogether, isOfPool } from "./counted-together.ts";
import type { PlaceInOrder } from "./place-late-usage.ts";
import type { CounterSource } from "./rate-counting.ts";
import { refuseOtherWallets } from "./refuse-other-wallets.ts";

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
  /** Of other subscriptions, which corrections may move; none where it is not said. */
  readonly otherWallets?: readonly OtherWallet[];
  /** It is cancelled, and `after` is what takes its place. */
  readonly isSucceeded?: boolean;
};

export type PlannedCounting = {
  /** Whether it counted together with other usage, so that it matters whether the usage happened. */
  readonly countsTogether: boolean;
  readonly group: NonNullable<Posting["group"]>;
  /** What the UDR is rated anew on top of. */
  readonly counters: CounterSource;
  /** Where it stands among usage whose order matters. */
  readonly place: PlaceInOrder;
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
  const { subscriber, before, after, claim, otherWallets = [] } = change;
  const place = { udrId: after.udr.udrId, otherWallets };
  const counting = await findCountingRbi(tx, subscriber, before.udr.udrId);
  const move = decideMove({ ...change, counting });
  if (!move.ok) return move;
  const stored: CounterSource = claim ? claimCounters : readCounters;
  const untouched = {
    countsTogether: counting !== null,
    group: NO_GROUP,
    counters: stored,
    place,
    correctedNames: NO_NAMES,
    settle: asItIs,
  };
  if (counting === null || move.value === "none" || move.value === "stays") return ok(untouched);
  if (move.value === "leaves") return planLeaving(tx, change, { counting, stored });
  const today = await stored(tx, subscriber, placesOfRbi(counting));
  const settle = (rated: Rated) => inPlaceOf(counting, rated, today);
  return ok({ ...untouched, counters: overlaid(countedBefore(counting), stored), settle });
}

type Counting = { readonly counting: CountingRbi; readonly stored: CounterSource };

async function planLeaving(tx: Tx, change: CountingChange, { counting, stored }: Counting): Promise<Result<PlannedCounting, Refusal>> {
  const { subscriber, before, after, claim, otherWallets = [], isSucceeded } = change;
  if (claim && placesOfRbi(counting).some(isOfPool)) await lockPool(tx, subscriber);
  const together = await countedTogether(tx, subscriber, counting);
  if (!together.ok) return together;
  const others = together.value;
  const groups = new Set([counting, ...others].flatMap((rbi) => placesOfRbi(rbi).map(placeName)));
  const corrections = await listCorrectionsOf(tx, subscriber, [...groups]);
  // The successor begins anew: it is the cancelled one that others are priced without.
  const udrRevision = isSucceeded ? before.udr.revision : after.udr.revision;
  const group = correctMembers({ leaver: counting, udrRevision, others, corrections });
  const refusal = await refuseOtherWallets(tx, subscriber, { corrections: group.corrections, otherWallets });
  if (refusal !== null) return refused(refusal);
  const counts = new Map(group.counts.map((value) => [placeName(value), value.counted]));
  const correctedNames = await productNames(
    tx,
    group.corrections.map(({ productId }) => productId),
  );
  const place = { udrId: after.udr.udrId, otherWallets, leaving: { leaver: counting, others } };
  return ok({ countsTogether: true, group, counters: overlaid(counts, stored), place, correctedNames, settle: asItIs });
}

function asItIs(rated: Rated): Rated {
  return rated;
}

const NO_NAMES: ReadonlyMap<number, Named> = new Map();
const NO_GROUP = { corrections: [], counts: [] } as const;

/** Those that are known, as the others leave them, or as they were then; the rest as they are stored. */
function overlaid(known: StoredCounters, stored: CounterSource): CounterSource {
  return async (reader, account, places) => {
    const missing = places.filter((place) => !known.has(placeName(place)));
    return new Map([...(await stored(reader, account, missing)), ...known]);
  };
}
