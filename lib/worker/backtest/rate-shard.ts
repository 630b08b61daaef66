import { listRatedSubscriptions, type RatedProduct, type RatedSubscription } from "#db/queries/backtest-facts.ts";
import type { Reader } from "#db/tx.ts";
import { type StreamedUsage, streamUsage, type UsageStream } from "#db/usage-stream.ts";
import type { DecidingBooks, PlanChain } from "#lib/domain/backtest/plan-chain.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { TallyBuilder } from "#lib/domain/backtest/tally-builder.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Decimal, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { zoneOffsets } from "#lib/kernel/zone.ts";
import { ratingInstantOf } from "#lib/operations/rate-usage-of.ts";
import { weekdayOf } from "#lib/rating/calendar.ts";
import { NO_LINE, priceUsagesByLine } from "#lib/rating/price-by-line.ts";
import { priceUsages } from "#lib/rating/price-usage.ts";
import type { PriceResult } from "#lib/rating/rating-result.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { BacktestFacts } from "./backtest-facts.ts";

export type ShardSources = { readonly reader: Reader; readonly stream: UsageStream };

/** Reads the usage of a shard and prices it twice. Nothing is written. */
export async function rateShard(facts: BacktestFacts, shard: number, { reader, stream }: ShardSources): Promise<BacktestTally> {
  const { selection } = facts.backtest;
  const everybody = await listRatedSubscriptions(reader, shard);
  const subscribers = concernedSubscribers(facts, everybody);
  const builder = new TallyBuilder();
  if (subscribers.size === 0) return builder.tally();
  const accountIds = new Set([...subscribers.values()].map(({ accountId }) => accountId));
  const isEverybody = subscribers.size === everybody.length;
  const pages = streamUsage(stream, {
    shard,
    from: selection.from,
    to: selection.to,
    accountIds: isEverybody ? null : [...accountIds],
    productIds: facts.productIds,
    keys: facts.keys,
    hasPersonal: facts.hasPersonal,
  });
  for await (const page of pages) addPage(builder, { facts, subscribers }, page);
  return builder.tally();
}

type Subscriber = RatedSubscription & { readonly chain: PlanChain };
type Subscribers = ReadonlyMap<number, Subscriber>;

/** Those whose usage the tried plan may price, and whom the selection names. */
function concernedSubscribers({ backtest, currency, chainOf }: BacktestFacts, all: readonly RatedSubscription[]): Subscribers {
  const { classification } = backtest.selection;
  const concerned = all.flatMap((subscription): readonly (readonly [number, Subscriber])[] => {
    const isSelected = classification === null || subscription.classification === classification;
    const chain = isSelected && subscription.currency === currency ? chainOf(subscription) : null;
    return chain === null ? [] : [[subscription.subscriptionId, { ...subscription, chain }]];
  });
  return new Map(concerned);
}

type Surroundings = { readonly facts: BacktestFacts; readonly subscribers: Subscribers };

/** Usage that the same two books price. */
type Group = { readonly subscribers: Subscriber[]; readonly rows: StreamedUsage[]; readonly usages: Usage[] };

function addPage(builder: TallyBuilder, { facts, subscribers }: Surroundings, page: readonly StreamedUsage[]): void {
  const groups = new Map<DecidingBooks, Group>();
  for (const row of page) {
    const subscriber = subscribers.get(row.subscriptionId);
    if (subscriber === undefined) continue;
    const usage = toUsage(facts, row, subscriber);
    const books = facts.decide(subscriber.chain, usage);
    if (!books.isConcerned) {
      builder.addElsewhere();
      continue;
    }
    const group = groups.get(books);
    if (group === undefined) groups.set(books, { subscribers: [subscriber], rows: [row], usages: [usage] });
    else {
      group.subscribers.push(subscriber);
      group.rows.push(row);
      group.usages.push(usage);
    }
  }
  for (const [books, group] of groups) addGroup(builder, { facts, books }, group);
}

const NO_PRICE: PriceResult = { rated: false, code: "NO_RATE", params: {} };

function addGroup(
  builder: TallyBuilder,
  { facts, books }: { readonly facts: BacktestFacts; readonly books: DecidingBooks },
  { subscribers, rows, usages }: Group,
): void {
  const tried = books.tried === null ? null : priceUsagesByLine(books.tried, usages);
  const now = books.isUnchanged ? tried?.prices : books.now && priceUsages(books.now, usages);
  const hourOf = hourOfWeek(facts.timeZone);
  const lineKeys = books.tried === facts.tried ? facts.lineKeys : null;
  for (const [index, usage] of usages.entries()) {
    const { accountId, classification } = present(subscribers[index], "a subscriber of the group");
    builder.add({
      udrId: present(rows[index], "a row of the group").udrId,
      accountId,
      classification,
      product: usage.productCode,
      hour: hourOf(usage.from),
      line: lineKeys?.get(tried?.lines[index] ?? NO_LINE) ?? null,
      now: now?.[index] ?? NO_PRICE,
      tried: tried?.prices[index] ?? NO_PRICE,
    });
  }
}

function toUsage(facts: BacktestFacts, row: StreamedUsage, { taxClass, classification }: Subscriber): Usage {
  const product = present(facts.products.get(row.productId), `product ${row.productId}`);
  const udrType = facts.udrTypes.get(row.udrTypeId);
  const { from, orderedAt } = row;
  const at = ratingInstantOf(udrType?.pricedAt ?? "from", { usedFrom: from, orderedAt });
  return {
    productCode: product.code,
    productTypeCode: product.productTypeCode,
    productFamilyCode: product.productFamilyCode,
    taxPercent: taxAt(product, at),
    quantity: row.quantity,
    from,
    to: row.to,
    metadata: row.metadata,
    directive: row.directive,
    taxClass,
    classification,
    udrType: udrType?.usage ?? null,
  };
}

function taxAt({ taxRates }: RatedProduct, at: Instant): Decimal {
  return taxRates.find(({ validFrom }) => validFrom <= at)?.percent ?? ZERO;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** 0 is Monday 00:00 to 01:00 in the zone. */
function hourOfWeek(zone: string): (at: Instant) => number {
  const { offsetAt } = zoneOffsets(zone);
  return (at) => {
    const local = at + offsetAt(at);
    const day = Math.floor(local / DAY);
    return weekdayOf(day) * 24 + Math.floor((local - day * DAY) / HOUR);
  };
}
