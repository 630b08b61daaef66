import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shardOf } from "#lib/kernel/shard.ts";
import type { PriceResult } from "#lib/rating/rating-result.ts";
import { mergeTallies } from "./merge-tallies.ts";
import { QuickTally } from "./quick-tally.ts";
import type { BacktestTally } from "./tally.ts";
import { type CellName, type ComparedUsage, TallyBuilder } from "./tally-builder.ts";

const NO_RATE: PriceResult = { rated: false, code: "NO_RATE", params: {} };
const groupOf = (accountId: number) => (accountId % 3 === 0 ? "VIP" : "SILVER");

function priced(gross: bigint, net: bigint): PriceResult {
  return { rated: true, gross, net, tax: gross - net, changes: [] };
}

/** As the backtest adds up: quickly where that can be, else by the builder. */
function quickTallyOf(usages: readonly ComparedUsage[], shards: readonly number[] | null = null) {
  const builder = new TallyBuilder();
  const quick = new QuickTally(builder);
  const known = new Map<string, number>();
  const cellOf = (name: CellName) => {
    const key = JSON.stringify(name);
    const cell = known.get(key) ?? quick.cellOf(name);
    known.set(key, cell);
    return cell;
  };
  let added = 0;
  for (const usage of usages) {
    const { accountId, classification, product, hour, line, now, tried } = usage;
    const cells = {
      account: cellOf({ of: "account", accountId, classification }),
      product: cellOf({ of: "product", key: product }),
      hour: cellOf({ of: "hour", key: hour }),
      line: line === null ? null : cellOf({ of: "line", key: line }),
    };
    if (quick.add(cells, now, tried)) added += 1;
    else builder.add(usage);
  }
  quick.handOver();
  return { tally: builder.tally(shards), added };
}

function slowTallyOf(usages: readonly ComparedUsage[]): BacktestTally {
  const builder = new TallyBuilder();
  for (const usage of usages) builder.add(usage);
  return builder.tally();
}

const amount = fc.oneof(
  fc.bigInt({ min: -20_000_000n, max: 20_000_000n }),
  fc.bigInt({ min: 2n ** 33n - 2n, max: 2n ** 33n + 2n }),
  fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
);
const price = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(amount, amount).map(([gross, net]) => priced(gross, net)) },
  { weight: 1, arbitrary: fc.constant(NO_RATE) },
);
const usages = fc.array(
  fc
    .record({
      udrId: fc.nat(),
      accountId: fc.integer({ min: 1, max: 40 }),
      product: fc.constantFrom("FILM", "CALL", "__proto__"),
      hour: fc.nat(167),
      line: fc.constantFrom("movies", "movies\n1", null),
      now: price,
      tried: price,
    })
    .map((usage): ComparedUsage => ({ ...usage, classification: groupOf(usage.accountId) })),
  { maxLength: 120 },
);

describe("adding up quickly", () => {
  test("comes to what adding up one by one does", () => {
    fc.assert(
      fc.property(usages, (all) => {
        expect(quickTallyOf(all).tally).toEqual(slowTallyOf(all));
      }),
      { numRuns: 300 },
    );
  });

  test("a part for each shard, which together are the whole", () => {
    const shards = [...new Set(Array.from({ length: 40 }, (_, index) => shardOf(index + 1))), 255].toSorted((left, right) => left - right);
    fc.assert(
      fc.property(usages, (all) => {
        const { parts, ...whole } = quickTallyOf(all, shards).tally;
        const alone = shards.map((shard) => slowTallyOf(all.filter(({ accountId }) => shardOf(accountId) === shard)));
        expect(parts).toEqual(alone.flatMap((tally) => tally.parts));
        const { parts: _, ...merged } = alone.reduce(mergeTallies);
        expect({
          ...merged,
          losesPrice: { ...merged.losesPrice, examples: [] },
          gainsPrice: { ...merged.gainsPrice, examples: [] },
        }).toEqual({
          ...whole,
          losesPrice: { ...whole.losesPrice, examples: [] },
          gainsPrice: { ...whole.gainsPrice, examples: [] },
        });
      }),
    );
  });

  const USAGE: ComparedUsage = {
    udrId: 1,
    accountId: 10,
    classification: "SILVER",
    product: "FILM",
    hour: 26,
    line: "movies",
    now: priced(2n ** 33n, 2n ** 33n - 1n),
    tried: priced(2n ** 33n - 3n, 2n ** 33n - 5n),
  };

  test("loses nothing where the sum of doubles would", () => {
    const count = 2 ** 20 + 3;
    const builder = new TallyBuilder();
    const quick = new QuickTally(builder);
    const cells = {
      account: quick.cellOf({ of: "account", accountId: 10, classification: "SILVER" }),
      product: quick.cellOf({ of: "product", key: "FILM" }),
      hour: quick.cellOf({ of: "hour", key: 26 }),
      line: null,
    };
    for (let index = 0; index < count; index += 1) quick.add(cells, USAGE.now, USAGE.tried);
    quick.handOver();
    const now = String((2n ** 33n - 1n) * BigInt(count));
    const tried = String((2n ** 33n - 5n) * BigInt(count));
    const { total, products, lines } = builder.tally();
    expect(total).toMatchObject({ udrs: count, changed: count, now, tried, grossNow: String(2n ** 33n * BigInt(count)) });
    expect([products.FILM, lines]).toEqual([{ udrs: count, now, tried }, {}]);
  });

  test("is for amounts on both sides that are not too large; the builder has the rest", () => {
    const large = priced(2n ** 33n + 1n, 0n);
    expect(
      [USAGE, { ...USAGE, tried: NO_RATE }, { ...USAGE, now: NO_RATE }, { ...USAGE, now: large }].map((each) => quickTallyOf([each]).added),
    ).toEqual([1, 0, 0, 0]);
  });
});
