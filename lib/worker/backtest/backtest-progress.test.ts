import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findBacktest, updateBacktest } from "#db/queries/backtests.ts";
import { withTransaction } from "#db/tx.ts";
import { EMPTY_TALLY } from "#lib/domain/backtest/merge-tallies.ts";
import { type Progress, progressOf, sumOf } from "./backtest-progress.ts";
import { type BacktestDesk, LATER, openBacktestDesk } from "./testing/backtest-desk.ts";

const CHUNKS = 20;

let opened: BacktestDesk;
let backtestId: number;
let progress: Progress;

beforeAll(async () => {
  opened = await openBacktestDesk();
  backtestId = await opened.start();
  await opened.desk.test.owner.execute(sql`update backtest set chunks = ${CHUNKS} where backtest_id = ${backtestId}`);
});
afterAll(() => opened.desk.close());
beforeEach(async () => {
  await change({ state: "running", finishedAt: null, chunksDone: 0, tally: EMPTY_TALLY });
  progress = progressOf(opened.desk.test.database, backtestId, sumOf([]));
});

async function change(to: Parameters<typeof updateBacktest>[2]): Promise<void> {
  await withTransaction(opened.desk.test.database, (tx) => updateBacktest(tx, backtestId, to));
}

async function shown() {
  const found = await findBacktest(opened.desk.test.database, backtestId);
  return { chunksDone: found?.chunksDone, udrs: found?.tally?.total.udrs };
}

const rated = (chunks: number, udrs: number) => ({
  tally: { ...EMPTY_TALLY, total: { ...EMPTY_TALLY.total, udrs } },
  chunks,
  udrs,
  millisPerChunk: 1,
  share: 1,
});

test("what is read of a claim is shown as chunks of the size of those before, and never as all of them", async () => {
  const [one, other] = [progress.worker(), progress.worker()];
  one.read({ chunks: 2, udrs: 100 });
  one.add(rated(2, 200));
  one.read({ chunks: 8, udrs: 450 });
  other.read({ chunks: 6, udrs: 990 });
  await progress.end();
  // Four and a half of eight, and five of six that have more usage than was to be expected; the sums are of what is done.
  expect(await shown()).toEqual({ chunksDone: 2 + 4 + 5, udrs: 200 });
  expect(progress.now().chunksDone).toBe(2);
});

test("what is done is shown instead of what was read of it", async () => {
  const worker = progress.worker();
  worker.add(rated(2, 200));
  worker.read({ chunks: 8, udrs: 700 });
  worker.add(rated(8, 900));
  await progress.end();
  expect(await shown()).toEqual({ chunksDone: 10, udrs: 1100 });
});

test("a cancel is noticed while nobody reads anything, and nothing is shown over it", async () => {
  progress.worker().add(rated(1, 50));
  await vi.waitUntil(async () => (await shown()).udrs === 50, { timeout: 10_000, interval: 10 });
  await change({ state: "cancelled", finishedAt: LATER });
  await vi.waitUntil(() => progress.cancelled.aborted, { timeout: 10_000, interval: 10 });
  progress.worker().add(rated(1, 60));
  await progress.end();
  expect(await shown()).toEqual({ chunksDone: 1, udrs: 50 });
});
