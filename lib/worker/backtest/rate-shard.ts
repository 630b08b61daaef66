import { listRatedSubscriptions, type RatedProduct, type RatedSubscription } from "#db/queries/backtest-facts.ts";
import type { Reader } from "#db/tx.ts";
import { type StreamedUsage, streamUsage, type UsageStream } from "#db/usage-stream.ts";
import { type DecidingBooks, decidingBooks, type PlanChain } from "#lib/domain/backtest/plan-chain.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { TallyBuilder } from "#lib/domain/backtest/tally-builder.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Decimal, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { zoneOffsets } from "#lib/kernel/zone.ts";
import { ratingInstantOf } from "#lib/operations/rate-usage-of.ts";
import { weekdayOf } from "#lib/rating/calendar.ts";
import type { CompiledRateBook } from "#lib/rating/compile-rate-book.ts";
import { priceUsagesByLine } from "#lib/rating/price-by-line.ts";
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
type Entry = { readonly row: StreamedUsage; readonly subscriber: Subscriber; readonly usage: Usage; readonly books: DecidingBooks };

function addPage(builder: TallyBuilder, { facts, subscribers }: Surroundings, page: readonly StreamedUsage[]): void {
  const entries: Entry[] = [];
  for (const row of page) {
    const subscriber = subscribers.get(row.subscriptionId);
    if (subscriber === undefined) continue;
    const usage = toUsage(facts, row, subscriber);
    const books = decidingBooks(subscriber.chain, usage);
    if (books.isConcerned) entries.push({ row, subscriber, usage, books });
    else builder.addElsewhere();
  }
  const now = priceAll(entries, ({ books }) => books.now);
  const tried = priceAll(entries, ({ books }) => books.tried);
  const hourOf = hourOfWeek(facts.timeZone);
  for (const [index, { row, subscriber, usage, books }] of entries.entries()) {
    const [before, after] = [now[index] ?? NO_PRICE, tried[index] ?? NO_PRICE];
    builder.add({
      udrId: row.udrId,
      accountId: subscriber.accountId,
      classification: subscriber.classification,
      product: usage.productCode,
      hour: hourOf(usage.from),
      line: books.tried === facts.tried ? (facts.lineKeys.get(after.line) ?? null) : null,
      now: before.price,
      tried: after.price,
    });
  }
}

type PricedEntry = { readonly price: PriceResult; readonly line: number };

const NO_PRICE: PricedEntry = { price: { rated: false, code: "NO_RATE", params: {} }, line: -1 };

/** By book, a page at a time: mostly all of it is one book's. */
function priceAll(entries: readonly Entry[], bookOf: (entry: Entry) => CompiledRateBook | null): readonly PricedEntry[] {
  const priced: PricedEntry[] = entries.map(() => NO_PRICE);
  for (const book of new Set(entries.map(bookOf))) {
    if (book === null) continue;
    const indexes = [...entries.keys()].filter((index) => {
      const entry = entries[index];
      return entry !== undefined && bookOf(entry) === book;
    });
    const { prices, lines } = priceUsagesByLine(
      book,
      indexes.map((index) => present(entries[index], "an entry of the page").usage),
    );
    for (const [place, index] of indexes.entries()) {
      priced[index] = { price: prices[place] ?? NO_PRICE.price, line: lines[place] ?? NO_PRICE.line };
    }
  }
  return priced;
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
