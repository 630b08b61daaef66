import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { type Database, openDatabase } from "#db/connection.ts";
import { chunkTallies, deleteChunks, forgoDurability, lockBacktest, releaseChunks, updateBacktest } from "#db/queries/backtests.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { Backtest } from "#lib/domain/backtest/backtest.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { assert } from "#lib/kernel/assert.ts";
import { businessNow } from "../business-now.ts";
import { progressOf, type Rated, sumOf } from "./backtest-progress.ts";
import { readBacktestSource } from "./backtest-source.ts";
import type { RatedChunks } from "./rate-chunks.ts";
import { type Rater, type RaterWork, raterHere } from "./rater.ts";
import { raterInThread, threadsKept } from "./rater-thread.ts";
import { sampling } from "./sampling.ts";

export type BacktestHome = {
  readonly database: Database;
  /** Each thread opens connections of its own. */
  readonly databaseUrl: string;
  /** Logs a fault and says under which id. */
  readonly reportFault: (error: unknown, facts: Readonly<Record<string, unknown>>) => string;
  /** Milliseconds after which it goes on in threads. */
  readonly threadsAfter?: number;
};

const MOST_THREADS = 8;
const THREADS_AFTER = 1000;

/** Milliseconds: the first chunks are slow until their code is compiled, and a thread is worth its start when more than this is left. */
const WARM_AFTER = 150;
const WORTH_THREADS = 1500;
/** Milliseconds that a claim should take while threads start: nobody else can do its chunks, and these would wait for it. */
const BRIEFLY = 500;

/**
 * Rates the chunks of a backtest that nobody has rated yet, in threads, and puts the result together. Killed at any moment it goes on from
 * the chunks that are stored; cancelled it stops at once and keeps those. It throws only when it is stopped, so that the job is run
 * again; what goes wrong otherwise fails the backtest, which may be continued.
 */
export async function runBacktest(home: BacktestHome, backtestId: number, abortSignal: AbortSignal): Promise<void> {
  const begun = await withTransaction(home.database, (tx) => begin(tx, backtestId));
  if (begun === null) return;
  let rated: Rated;
  try {
    rated = await rateAll(home, begun, abortSignal);
  } catch (error) {
    if (abortSignal.aborted) throw error;
    const faultId = home.reportFault(error, { backtestId });
    await withTransaction(home.database, (tx) => fail(tx, backtestId, faultId));
    return;
  }
  if (abortSignal.aborted) throw new Error(`backtest ${backtestId} was stopped; its job goes on later`);
  await withTransaction(home.database, (tx) => end(tx, backtestId, rated));
}

type Begun = { readonly backtest: Backtest; readonly tallies: readonly BacktestTally[] };

async function begin(tx: Tx, backtestId: number): Promise<Begun | null> {
  const backtest = await lockBacktest(tx, backtestId);
  if (backtest === null || !(backtest.state === "waiting" || backtest.state === "running")) return null;
  await releaseChunks(tx, backtestId);
  await updateBacktest(tx, backtestId, { state: "running", startedAt: backtest.startedAt ?? (await businessNow(tx)) });
  return { backtest, tallies: await chunkTallies(tx, backtestId) };
}

/**
 * In threads, one for each processor, where some are left from another backtest. Else here first, because threads take a moment to start and
 * a small backtest is done by then: they start when there is much left at the speed so far, and after a while in any case.
 */
async function rateAll(home: BacktestHome, { backtest, tallies }: Begun, abortSignal: AbortSignal): Promise<Rated> {
  const { databaseUrl, threadsAfter = THREADS_AFTER } = home;
  const { backtestId, chunks } = backtest;
  const progress = progressOf(home.database, backtestId, sumOf(tallies));
  const stopped = AbortSignal.any([abortSignal, progress.cancelled]);
  const { database, close } = openDatabase(databaseUrl, { max: 1, applicationName: "ratewright backtest" });
  const [isOver, isLong] = [new AbortController(), new AbortController()];
  const begunAt = performance.now();
  const rate = sampling();
  let isThreaded = false;
  const inThreads = async (work: RaterWork) => {
    await pause(threadsAfter, undefined, { signal: AbortSignal.any([stopped, isOver.signal, isLong.signal]) }).catch(() => {});
    if (!(stopped.aborted || isOver.signal.aborted)) await startThreads(work);
  };
  const startThreads = async (work: RaterWork) => {
    const sharers = Math.min(availableParallelism(), MOST_THREADS, Math.max(0, chunks - progress.now().chunksDone));
    const rateInThread = async () => {
      const rater = await raterInThread(work, stopped);
      isThreaded = true;
      const { read, add } = progress.worker();
      await ended(rate({ database, backtestId, rater, sharers, briefly: null, onRead: read, onDone: add }), rater);
    };
    await allOf(Array.from({ length: sharers }, rateInThread));
  };
  const here = async (work: RaterWork) => {
    const { read, add } = progress.worker();
    const onDone = (rated: RatedChunks) => {
      add(rated);
      const millisLeft = rated.millisPerChunk * (chunks - progress.now().chunksDone);
      if (performance.now() - begunAt > WARM_AFTER && millisLeft > WORTH_THREADS) isLong.abort();
      return !(isThreaded || stopped.aborted);
    };
    try {
      const rater = await raterHere(work);
      await ended(rate({ database, backtestId, rater, sharers: 1, briefly: BRIEFLY, onRead: read, onDone }), rater);
    } finally {
      if (!isThreaded) isOver.abort();
    }
  };
  try {
    await forgoDurability(database);
    const work = { databaseUrl, source: await readBacktestSource(database, backtest) };
    await (threadsKept() > 0 ? startThreads(work) : allOf([here(work), inThreads(work)]));
  } catch (error) {
    // What a thread was at is lost then, as it is meant to be.
    if (abortSignal.aborted || !progress.cancelled.aborted) throw error;
  } finally {
    await allOf([close(), progress.end()]);
  }
  return progress.now();
}

async function ended(rated: Promise<void>, rater: Rater): Promise<void> {
  try {
    await rated;
  } finally {
    await rater.end();
  }
}

/** Waits for all of them also when one fails, so that nothing goes on behind. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(work)) if (outcome.status === "rejected") throw outcome.reason;
}

/** All chunks are rated, or it was cancelled meanwhile: then what there is stays as a part of the result. */
async function end(tx: Tx, backtestId: number, rated: Rated): Promise<void> {
  const backtest = await lockBacktest(tx, backtestId);
  if (backtest === null) return;
  // What another worker has stored, that was taken for dead and lives, was not heard of here.
  const sums = rated.chunksDone === backtest.chunks ? rated : sumOf(await chunkTallies(tx, backtestId));
  if (backtest.state !== "running") return updateBacktest(tx, backtestId, sums);
  assert(sums.chunksDone === backtest.chunks, `all ${backtest.chunks} chunks of backtest ${backtestId} are rated, not ${sums.chunksDone}`);
  await updateBacktest(tx, backtestId, { ...sums, state: "finished", finishedAt: await businessNow(tx) });
  await deleteChunks(tx, backtestId);
}

async function fail(tx: Tx, backtestId: number, faultId: string): Promise<void> {
  const backtest = await lockBacktest(tx, backtestId);
  if (backtest?.state !== "running") return;
  const sums = sumOf(await chunkTallies(tx, backtestId));
  await updateBacktest(tx, backtestId, { ...sums, state: "failed", faultId, finishedAt: await businessNow(tx) });
}
