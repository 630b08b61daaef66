import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { EMPTY_TALLY } from "#lib/domain/backtest/merge-tallies.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { backtest, backtestChunk } from "../schema/backtest.ts";
import { pricePlanVersion } from "../schema/price-plan.ts";
import { firstVersion, NOW, PLAN, resetPlan, seedPricing } from "../testing/price-plan-scenario.ts";
import { type TestDatabase, testDatabase } from "../testing/test-database.ts";
import { withTransaction } from "../tx.ts";
import {
  chunkTallies,
  claimChunk,
  findBacktest,
  insertBacktest,
  insertBacktestChunks,
  listBacktestsOfDocument,
  listBacktestsOfPlan,
  releaseChunks,
  showProgress,
  storeChunks,
  updateBacktest,
} from "./backtests.ts";

const BACKTEST = 1;
const HASH = "0".repeat(64);

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  await seedPricing(db);
});
afterAll(() => db.close());

/** It runs, and has four chunks. */
beforeEach(async () => {
  for (const table of [backtestChunk, backtest]) await db.owner.delete(table);
  await resetPlan(db);
  const version = { ...(await firstVersion(db)), version: 2, effectiveAt: NOW };
  await db.owner.insert(pricePlanVersion).values(version);
  await withTransaction(db.database, async (tx) => {
    await insertBacktest(tx, {
      backtestId: BACKTEST,
      pricePlanId: PLAN,
      document: version.document,
      documentHash: HASH,
      rateBook: version.rateBook,
      baselineVersionId: version.versionId,
      selection: {},
      state: "running",
      requestedBy: 1,
      requestedAt: NOW,
      chunksDone: 0,
      chunks: 4,
    });
    await insertBacktestChunks(tx, BACKTEST, [0, 1, 2, 3]);
  });
});

/** What so many UDRs come to. */
const tallyOf = (udrs: number): BacktestTally => ({ ...EMPTY_TALLY, total: { ...EMPTY_TALLY.total, udrs } });
const store = (shards: readonly number[], udrs: number) =>
  withTransaction(db.database, (tx) => storeChunks(tx, { backtestId: BACKTEST, shards, tally: tallyOf(udrs) }));
const stored = async () => (await chunkTallies(db.database, BACKTEST)).map(({ total }) => total.udrs);
const claim = (most = 1, sharers = 1) => claimChunk(db.database, BACKTEST, { most, sharers });

test("a chunk that was claimed is nobody else's, however long it takes, until the backtest is begun again", async () => {
  expect(await claim()).toEqual({ shards: [0], attempt: 1 });
  expect(await claim()).toEqual({ shards: [1], attempt: 1 });
  const [row] = await db.owner.execute(sql`select bool_and(leased_until > now() + interval '1000 years') as "for ever"
    from backtest_chunk where attempt > 0`);
  expect(row).toEqual({ "for ever": true });
  await store([0], 5);
  await releaseChunks(db.database, BACKTEST);
  expect([await claim(), await claim(), await claim(), await claim()]).toEqual([
    { shards: [1], attempt: 2 },
    { shards: [2], attempt: 1 },
    { shards: [3], attempt: 1 },
    null,
  ]);
});

test("who shares the chunks with others claims an equal share of what is not done, and what is left of it", async () => {
  expect([await claim(9, 2), await claim(9, 2), await claim(9, 2)]).toMatchObject([{ shards: [0, 1] }, { shards: [2, 3] }, null]);
  await store([0], 5);
  await releaseChunks(db.database, BACKTEST);
  expect([await claim(9, 2), await claim(9, 2), await claim(9, 2)]).toMatchObject([{ shards: [1, 2] }, { shards: [3] }, null]);
});

test("how far it is is shown while it runs, and the sums stay where none are given", async () => {
  const shown = async () => {
    const found = await findBacktest(db.database, BACKTEST);
    return { state: found?.state, chunksDone: found?.chunksDone, udrs: found?.tally?.total.udrs };
  };
  expect(await showProgress(db.database, BACKTEST, { tally: tallyOf(5), chunksDone: 1 })).toBe(true);
  expect(await showProgress(db.database, BACKTEST, { chunksDone: 2 })).toBe(true);
  expect(await shown()).toEqual({ state: "running", chunksDone: 2, udrs: 5 });
  await withTransaction(db.database, (tx) => updateBacktest(tx, BACKTEST, { state: "cancelled", finishedAt: NOW }));
  expect(await showProgress(db.database, BACKTEST, { tally: tallyOf(9), chunksDone: 3 })).toBe(false);
  expect(await shown()).toEqual({ state: "cancelled", chunksDone: 2, udrs: 5 });
});

test("chunks that were rated together are stored together, and counted once", async () => {
  await store([0, 1, 2], 9);
  await store([3], 2);
  expect(await stored()).toEqual([9, 0, 0, 2]);
});

test("a worker that was thought dead stores nothing once another has stored a part of what it has", async () => {
  await store([1], 3);
  await store([0, 1, 2], 9);
  expect(await stored()).toEqual([3]);
});

test("of two that store the same chunk at one moment, the second stores nothing", async () => {
  let second = Promise.resolve();
  await withTransaction(db.database, async (tx) => {
    await storeChunks(tx, { backtestId: BACKTEST, shards: [2, 3], tally: tallyOf(4) });
    second = store([0, 2], 6);
    const isWaiting = () => db.owner.execute(sql`select from pg_locks where not granted`);
    await vi.waitUntil(async () => (await isWaiting()).length > 0, { timeout: 10_000, interval: 10 });
  });
  await second;
  expect(await stored()).toEqual([4, 0]);
});

test("a list holds the total of a finished backtest, and nothing else of its sums", async () => {
  const listed = async () => [
    ...(await listBacktestsOfPlan(db.database, PLAN)),
    ...(await listBacktestsOfDocument(db.database, { pricePlanId: PLAN, documentHash: HASH })),
  ];
  expect((await listed()).map(({ total }) => total)).toEqual([null, null]);
  await withTransaction(db.database, (tx) =>
    updateBacktest(tx, BACKTEST, { state: "finished", finishedAt: NOW, tally: tallyOf(7), chunksDone: 4 }),
  );
  const heads = await listed();
  expect(heads.map(({ total }) => total)).toEqual([tallyOf(7).total, tallyOf(7).total]);
  for (const head of heads) expect(Object.keys(head)).not.toContain("tally");
  const whole = await findBacktest(db.database, BACKTEST);
  expect(whole).toEqual({ ...heads[0], total: undefined, tally: tallyOf(7) });
  expect(await listBacktestsOfDocument(db.database, { pricePlanId: PLAN, documentHash: "1".repeat(64) })).toEqual([]);
});
