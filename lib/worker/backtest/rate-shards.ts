import { listAdHocDiscounts } from "#db/ad-hoc-usage.ts";
import { listRatedSubscriptions, type RatedSubscription } from "#db/rated-subscriptions.ts";
import { streamUsage, type UsageStream } from "#db/usage-stream.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { TallyBuilder } from "#lib/domain/backtest/tally-builder.ts";
import type { BacktestFacts } from "./backtest-facts.ts";
import { type ConcernedSubscription, UsageGroups } from "./usage-groups.ts";

/** What the usage of some shards comes to, with a part of the tally for each. */
export type RatedShards = {
  readonly tally: BacktestTally;
  /** That were read for it. */
  readonly udrs: number;
  /** How much was in memory at once: subscriptions, and UDRs that count together. */
  readonly held: number;
};

export type ShardsToRate = {
  readonly facts: BacktestFacts;
  readonly shards: readonly number[];
  readonly stream: UsageStream;
  /** Told after every page how many UDRs were read. */
  readonly onRead: (udrs: number) => void;
};

/** Reads the usage of some shards and prices it twice. Nothing is written. */
export async function rateShards({ facts, shards, stream, onRead }: ShardsToRate): Promise<RatedShards> {
  const everybody = await listRatedSubscriptions(stream, { shards, at: facts.requestedAt });
  const concerned = concernedSubscriptions(facts, everybody);
  const builder = new TallyBuilder();
  if (concerned.length === 0) return { tally: builder.tally(shards), udrs: 0, held: everybody.length };
  const { from, to } = facts.selection;
  const adHoc = await listAdHocDiscounts(stream, { shards, from, to });
  const groups = new UsageGroups(facts, builder, { subscriptions: concerned, adHoc });
  const counting = groups.countingProducts();
  const isEverybody = concerned.length === everybody.length;
  const selected = {
    shards,
    from,
    to,
    accountIds: isEverybody ? null : [...new Set(concerned.map(({ accountId }) => accountId))],
    productIds: facts.productIds,
    keys: facts.keys,
    hasPersonal: facts.hasPersonal,
  };
  let udrs = 0;
  for await (const page of streamUsage(stream, selected)) {
    for (; page.next(); udrs += 1) groups.add(page);
    onRead(udrs);
  }
  for (const beside of besides(facts, counting)) {
    for await (const page of streamUsage(stream, { ...selected, ...beside })) {
      for (; page.next(); udrs += 1) groups.addBeside(page);
      onRead(udrs);
    }
  }
  const held = everybody.length + groups.held;
  groups.rateRest();
  return { tally: builder.tally(shards), udrs, held };
}

/** Those whose usage the tried plan may price, and whom the selection names. */
function concernedSubscriptions(
  { selection, currency, chainOf }: BacktestFacts,
  all: readonly RatedSubscription[],
): readonly ConcernedSubscription[] {
  const { classification } = selection;
  return all.flatMap((subscription): readonly ConcernedSubscription[] => {
    const isSelected = classification === null || subscription.classification === classification;
    const chain = isSelected && subscription.currency === currency ? chainOf(subscription) : null;
    return chain === null ? [] : [{ ...subscription, chain }];
  });
}

/** Usage that is not asked for, and counts towards usage that is: what came before it, and of other products. */
function besides({ selection: { from, to }, countsFrom, productIds }: BacktestFacts, counting: readonly number[]) {
  if (counting.length === 0) return [];
  const earlier = { from: countsFrom, to: from, productIds: counting };
  const others = productIds === null ? [] : counting.filter((productId) => !productIds.includes(productId));
  return others.length === 0 ? [earlier] : [earlier, { from, to, productIds: others }];
}
