import { readCounters, type StoredCounters } from "#db/queries/rate-counters.ts";
import type { Reader } from "#db/tx.ts";
import { type CounterPlace, type CounterValue, placeName, placeOf } from "#lib/domain/counting/counter-place.ts";
import { cyclesOf } from "#lib/domain/counting/counting-cycles.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import { fitsRate } from "#lib/kernel/decimal.ts";
import type { Counted } from "#lib/rating/charges/charge-program.ts";
import type { CompiledRateBook } from "#lib/rating/compile-rate-book.ts";
import type { CounterKey } from "#lib/rating/counters.ts";
import type { ExplainedCycles } from "#lib/rating/explanation.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import type { NotRated, Rated } from "#lib/rating/rating-result.ts";
import type { Usage } from "#lib/rating/usage.ts";

/** Where the counters come from: those of the database, held where the price is to be stored, or as a correction would leave them. */
export type CounterSource = (reader: Reader, account: Subscriber, places: readonly CounterPlace[]) => Promise<StoredCounters>;

export type CountedPrice = Omit<Rated, "changes"> & {
  /** What the counters hold once this is stored. */
  readonly counts: readonly CounterValue[];
};

export type UsageOfSubscriber = {
  readonly book: CompiledRateBook;
  readonly usage: Usage;
  readonly subscriber: Subscriber;
  readonly counters: CounterSource | undefined;
};

/**
 * Prices usage on top of what counted before it. Which counters that takes, only the pricing knows: it is begun anew until it has asked for
 * none that was not read. Most usage asks for none.
 */
export async function rateCounting(
  reader: Reader,
  { book, usage, subscriber, counters }: UsageOfSubscriber,
): Promise<CountedPrice | NotRated> {
  const known = new Map<string, Counted | null>();
  let cycles: ExplainedCycles | undefined;
  for (;;) {
    const missing: CounterPlace[] = [];
    const result = rateUsage(book, usage, (key) => {
      cycles ??= cyclesOf(subscriber, usage.from);
      const place = placeOf(key, { ...subscriber, cycles });
      const name = placeName(place);
      if (!known.has(name)) missing.push(place);
      return known.get(name) ?? null;
    });
    if (missing.length === 0) return result.rated ? withCounts(result, { subscriber, cycles }) : result;
    const found = await (counters ?? readCounters)(reader, subscriber, missing);
    for (const name of missing.map(placeName)) known.set(name, found.get(name) ?? null);
  }
}

type Cycled = { readonly subscriber: Subscriber; readonly cycles: ExplainedCycles | undefined };

function withCounts({ changes, ...rated }: Rated, { subscriber, cycles }: Cycled): CountedPrice | NotRated {
  if (cycles === undefined) return { ...rated, counts: [] };
  const toValue = ({ key, counted }: { key: CounterKey; counted: Counted }): CounterValue => {
    return { ...placeOf(key, { ...subscriber, cycles }), counted };
  };
  const { explanation } = rated;
  // What the columns of a counter cannot hold they would round, and the next usage would be priced by something else.
  if (!changes.every(({ counted }) => fitsRate(counted.quantity) && fitsRate(counted.beyondFree))) {
    return { rated: false, code: "TOO_MANY_DIGITS", params: { rate: explanation.rate.key } };
  }
  return { ...rated, explanation: { ...explanation, cycles }, counts: changes.map(toValue) };
}
