import { type CountingFilter, listCountingRbis } from "#db/queries/counting-rbis.ts";
import type { Reader } from "#db/tx.ts";
import { connected } from "#lib/domain/counting/correct-members.ts";
import { type CounterPlace, EVER } from "#lib/domain/counting/counter-place.ts";
import { type CountingRbi, placesOfRbi } from "#lib/domain/counting/counting-rbi.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";

/** So many are priced anew in a moment, while an agent waits and the pool is held. */
export const MOST_PRICED_ANEW = 2000;

/**
 * All usage that shares a counter with this, or with usage that does. How far that reaches shows only as it is read: a pool takes in the
 * whole account, a discount that is never renewed takes in every cycle.
 */
export async function countedTogether(
  reader: Reader,
  subscriber: Subscriber,
  counting: CountingRbi,
): Promise<Result<readonly CountingRbi[], Refusal>> {
  let filter = filterOf([counting]);
  for (;;) {
    const read = await listCountingRbis(reader, subscriber, { ...filter, most: MOST_PRICED_ANEW + 1 });
    if (read.length > MOST_PRICED_ANEW) return refused({ code: "COUNTS_WITH_TOO_MANY", params: { most: "2,000" } });
    const found = read.filter(({ udrId }) => udrId !== counting.udrId);
    const others = connected(counting, found);
    const wider = filterOf([counting, ...others]);
    if (JSON.stringify(wider) === JSON.stringify(filter)) return ok(others);
    filter = wider;
  }
}

export function isOfPool({ ownerKind }: CounterPlace): boolean {
  return ownerKind === "agreement";
}

function filterOf(rbis: readonly CountingRbi[]): CountingFilter {
  const places = rbis.flatMap(placesOfRbi);
  const cycles = [...new Set(places.map(({ cycle }) => cycle))].sort();
  return {
    subscriptionId: places.some(isOfPool) ? null : (rbis[0]?.subscriptionId ?? null),
    cycles: cycles.includes(EVER) ? null : cycles,
  };
}
