import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chunkTallies, findBacktest, listAccountShards, storeChunks } from "#db/queries/backtests.ts";
import { type AluxsatDesk, atNicosia, openAluxsatDesk, orderFilm, topUp } from "#db/testing/aluxsat-desk.ts";
import { done } from "#db/testing/price-plan-scenario.ts";
import { EMPTY_TALLY, mergeTallies } from "#lib/domain/backtest/merge-tallies.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import { present } from "#lib/kernel/assert.ts";
import { startBacktest } from "#lib/operations/backtest/start-backtest.ts";
import { getDraft } from "#lib/operations/price-plan/get-draft.ts";
import { openDraft } from "#lib/operations/price-plan/open-draft.ts";
import { saveDraft } from "#lib/operations/price-plan/save-draft.ts";
import { readBacktestSource } from "./backtest-source.ts";
import { rateChunks } from "./rate-chunks.ts";
import { type Rater, raterHere } from "./rater.ts";
import { sampling } from "./sampling.ts";

const LATER = atNicosia("12:00", 20);
const MANY = 64;
/** Longer than a test may take. */
const NEVER = 100_000;
const unheard = () => {};

let desk: AluxsatDesk;
let backtestId: number;
let rater: Rater;
let shards: readonly number[];

beforeAll(async () => {
  desk = await openAluxsatDesk();
  await topUp({ desk, customer: "nikos" }, "100", atNicosia("08:00", 1));
  for (const day of [2, 3])
    for (const customer of ["maria", "hotel", "nikos"] as const) await orderFilm({ desk, customer }, atNicosia("20:00", day));
  const { database, url } = desk.test;
  const manager = desk.as("pricingManager", LATER);
  const [plan] = await database.execute<{ id: number }>(sql`select price_plan_id::int as id from price_plan where code = 'GLOBAL'`);
  await done(openDraft(manager, { pricePlanId: present(plan, "the Global plan").id }));
  const { draftId, revision, document } = await done(getDraft(manager, "GLOBAL"));
  await done(saveDraft(manager, { draftId, revision, document: withPrices(document, new Map([["movies base price", "12.00"]])) }));
  const selection = { from: "2026-03-01", until: "2026-03-31", classification: null, target: null };
  ({ backtestId } = await done(startBacktest(manager, { plan: "GLOBAL", revision: revision + 1, ...selection })));
  shards = await listAccountShards(database);
  const backtest = present(await findBacktest(database, backtestId), "the backtest");
  rater = await raterHere({ databaseUrl: url, source: await readBacktestSource(database, backtest) });
});
afterAll(async () => {
  await rater.end();
  await desk.close();
});

/** All there are of 0 to 63, and those where accounts are, that nobody has. */
async function waitingChunks(): Promise<number> {
  const { database, owner } = desk.test;
  await owner.execute(sql`delete from backtest_chunk where backtest_id = ${backtestId}`);
  await owner.execute(sql`update backtest set state = 'running' where backtest_id = ${backtestId}`);
  const all = [...new Set([...shards, ...Array.from({ length: MANY }, (_, shard) => shard)])];
  for (const shard of all)
    await database.execute(sql`insert into backtest_chunk (backtest_id, shard, attempt) values (${backtestId}, ${shard}, 0)`);
  return all.length;
}

const sorted = ({ parts, ...tally }: BacktestTally) => ({
  ...tally,
  parts: parts.map(({ udrs, now, tried }) => `${udrs} ${now} ${tried}`).sort(),
});

describe("chunks that are rated together", () => {
  test("come to what they come to one by one, with a part for each", async () => {
    const alone: BacktestTally[] = [];
    for (const shard of shards) alone.push((await rater.rate([shard], unheard)).tally);
    const heard: number[] = [];
    const { tally: together, udrs, held } = await rater.rate(shards, (read) => heard.push(read));
    expect([udrs, heard.at(-1)]).toEqual([6, 6]);
    expect(held).toBeGreaterThanOrEqual(shards.length);
    expect(together.total.udrs).toBe(6);
    expect(together.parts).toEqual(alone.flatMap(({ parts }) => parts));
    expect(sorted(together)).toEqual(sorted(alone.reduce(mergeTallies)));
  });

  test("are stored so that they add up to the same", async () => {
    const { database } = desk.test;
    await waitingChunks();
    const { tally } = await rater.rate(shards, unheard);
    await database.transaction((tx) => storeChunks(tx, { backtestId, shards, tally }));
    const stored = await chunkTallies(database, backtestId);
    expect(stored.length).toBe(shards.length);
    expect(stored.reduce(mergeTallies, EMPTY_TALLY)).toEqual(tally);
  });

  test("leave none behind: a sample, and then all", async () => {
    const count = await waitingChunks();
    const { sizes, sum } = await ratedBy({ rater, first: 8 });
    expect(sizes).toEqual([8, count - 8]);
    expect(sum.total.udrs).toBe(6);
    expect(sum.parts.length).toBe(count);
    const stored = await chunkTallies(desk.test.database, backtestId);
    expect(sorted(stored.reduce(mergeTallies, EMPTY_TALLY))).toEqual(sorted(sum));
  });

  test("stay few for who soon gives way to others, and where much usage must be held at once", async () => {
    const count = await waitingChunks();
    expect((await ratedBy({ rater, briefly: 0 })).sizes).toEqual(Array.from({ length: count }, () => 1));
    await waitingChunks();
    const holding: Rater = {
      rate: async (claimed) => ({ tally: EMPTY_TALLY, udrs: 0, held: claimed.length * 100_000 }),
      end: async () => {},
    };
    const { sizes } = await ratedBy({ rater: holding });
    expect(sizes.slice(0, -1)).toEqual([1, ...Array.from({ length: sizes.length - 2 }, () => 5)]);
    expect(sizes.reduce((total, size) => total + size, 0)).toBe(count);
  });

  test("are no more than a minute's work, and never very few", async () => {
    const claimsOf = async (udrsOfChunk: number) => {
      await waitingChunks();
      const reading: Rater = {
        rate: async (claimed) => ({ tally: EMPTY_TALLY, udrs: claimed.length * udrsOfChunk, held: 0 }),
        end: async () => {},
      };
      return (await ratedBy({ rater: reading })).sizes;
    };
    const count = await waitingChunks();
    expect(await claimsOf(0)).toEqual([1, count - 1]);
    expect(await claimsOf(1_000_000_000)).toEqual([1, 64, ...(count > 65 ? [count - 65] : [])]);
  });
});

describe("workers that share the chunks of a backtest", () => {
  /** Rates when it is let, and says which claims it was given. */
  const controlled = () => {
    const { promise: allowed, resolve: go, reject: fail } = Promise.withResolvers<void>();
    const claims: number[] = [];
    const rate: Rater["rate"] = async (claimed) => {
      claims.push(claimed.length);
      await allowed;
      return { tally: EMPTY_TALLY, udrs: claimed.length, held: 0 };
    };
    return { rater: { rate, end: async () => {} }, claims, go, fail };
  };
  const begin = (longestWait?: number) => {
    const { database } = desk.test;
    const rate = sampling(longestWait);
    return (rater: Rater, briefly: number | null = null) =>
      rate({ database, backtestId, rater, sharers: 2, briefly, onRead: unheard, onDone: () => true });
  };

  test("wait for the sample of the first, and begin with a share", async () => {
    const count = await waitingChunks();
    const [share, first, second, brief] = [begin(NEVER), controlled(), controlled(), controlled()];
    const done = [share(first.rater), share(second.rater), share(brief.rater, 0)];
    // Who came last has claimed meanwhile: the second would have, too.
    await expect.poll(() => [first.claims, brief.claims]).toEqual([[1], [1]]);
    expect(second.claims, "while the sample is taken").toEqual([]);
    first.go();
    second.go();
    await expect.poll(() => second.claims[0]).toBeGreaterThan(1);
    brief.go();
    await Promise.all(done);
    expect([...first.claims, ...second.claims, ...brief.claims].reduce((total, size) => total + size, 0)).toBe(count);
  });

  test("do not wait for long where the sample is of much usage", async () => {
    await waitingChunks();
    const [share, first, second] = [begin(1), controlled(), controlled()];
    const done = [share(first.rater), share(second.rater)];
    await expect.poll(() => [first.claims, second.claims]).toEqual([[1], [1]]);
    first.go();
    second.go();
    await Promise.all(done);
  });

  test("do not wait for ever where the first fails, nor where they soon give way", async () => {
    await waitingChunks();
    const [share, first, second, brief] = [begin(NEVER), controlled(), controlled(), controlled()];
    const failed = share(first.rater);
    const done = [share(second.rater), share(brief.rater, 0)];
    await expect.poll(() => brief.claims).toEqual([1]);
    expect(second.claims).toEqual([]);
    second.go();
    brief.go();
    first.fail(new Error("a thread was stopped"));
    await expect(failed).rejects.toThrow("a thread was stopped");
    await Promise.all(done);
  });
});

async function ratedBy(by: { readonly rater: Rater; readonly briefly?: number; readonly first?: number }) {
  const sizes: number[] = [];
  let sum = EMPTY_TALLY;
  const onDone = ({ tally, chunks }: { readonly tally: BacktestTally; readonly chunks: number }) => {
    sizes.push(chunks);
    sum = mergeTallies(sum, tally);
    return true;
  };
  await rateChunks({ database: desk.test.database, backtestId, first: 1, sharers: 1, briefly: null, onRead: unheard, onDone, ...by });
  return { sizes, sum };
}
