import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Database } from "#db/connection.ts";
import { chunkTallies, deleteChunks, lockBacktest, releaseChunks, updateBacktest } from "#db/queries/backtests.ts";
import { findInstallation } from "#db/queries/installation.ts";
import { type Tx, withTransaction } from "#db/tx.ts";
import type { Backtest } from "#lib/domain/backtest/backtest.ts";
import { EMPTY_TALLY, mergeTallies } from "#lib/domain/backtest/merge-tallies.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { assert } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis } from "#lib/kernel/instant.ts";
import type { ChunkDone } from "./chunk-thread.ts";
import { type ChunksToRate, rateChunks } from "./rate-chunks.ts";

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
const SNAPSHOT_EVERY = 250;
const THREADS_AFTER = 1000;

/**
 * Rates the chunks of a backtest that nobody has rated yet, in threads, and puts the result together. Killed at any moment it goes on from
 * the chunks that are stored; cancelled it stops between chunks and keeps them. It throws only when it is stopped, so that the job is run
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

type Rated = { readonly tally: BacktestTally; readonly chunksDone: number };

function sumOf(tallies: readonly BacktestTally[]): Rated {
  return { tally: tallies.reduce(mergeTallies, EMPTY_TALLY), chunksDone: tallies.length };
}

type Begun = { readonly backtest: Backtest; readonly tallies: readonly BacktestTally[] };

async function begin(tx: Tx, backtestId: number): Promise<Begun | null> {
  const backtest = await lockBacktest(tx, backtestId);
  if (backtest === null || !(backtest.state === "waiting" || backtest.state === "running")) return null;
  await releaseChunks(tx, backtestId);
  await updateBacktest(tx, backtestId, { state: "running", startedAt: backtest.startedAt ?? (await businessNow(tx)) });
  return { backtest, tallies: await chunkTallies(tx, backtestId) };
}

/** Here first, because threads take a moment to start and a small backtest is done by then; then in threads, one for each processor. */
async function rateAll(home: BacktestHome, { backtest, tallies }: Begun, abortSignal: AbortSignal): Promise<Rated> {
  const { database, databaseUrl, threadsAfter = THREADS_AFTER } = home;
  const { backtestId, chunks } = backtest;
  let { tally: merged, chunksDone } = sumOf(tallies);
  let isThreaded = false;
  const snapshots = throttled(SNAPSHOT_EVERY, () => updateBacktest(database, backtestId, { tally: merged, chunksDone }));
  const add = (tally: BacktestTally) => {
    merged = mergeTallies(merged, tally);
    chunksDone += 1;
    snapshots.ask();
  };
  const work = { databaseUrl, backtestId };
  const ended = new AbortController();
  const inThreads = async () => {
    const signal = AbortSignal.any([abortSignal, ended.signal]);
    await pause(threadsAfter, undefined, { signal }).catch(() => {});
    if (signal.aborted || chunksDone >= chunks) return;
    const count = Math.min(availableParallelism(), MOST_THREADS, chunks - chunksDone);
    const onDone = ({ tally }: ChunkDone) => {
      isThreaded = true;
      add(tally);
    };
    await allOf(Array.from({ length: count }, () => runThread(work, abortSignal, onDone)));
  };
  const here = async () => {
    try {
      await rateChunks(work, (tally) => {
        add(tally);
        return !(isThreaded || abortSignal.aborted);
      });
    } finally {
      if (!isThreaded) ended.abort();
    }
  };
  await allOf([here(), inThreads()]);
  await snapshots.end();
  return { tally: merged, chunksDone };
}

/** Waits for all of them also when one fails, so that nothing goes on behind. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(work)) if (outcome.status === "rejected") throw outcome.reason;
}

/** Ends when the thread does; aborted, it is ended with what it has not stored. */
function runThread(work: ChunksToRate, abortSignal: AbortSignal, onDone: (done: ChunkDone) => void): Promise<void> {
  const thread = new Worker(new URL("./chunk-thread.ts", import.meta.url), { workerData: work, execArgv: [] });
  const stop = () => void thread.terminate();
  abortSignal.addEventListener("abort", stop);
  if (abortSignal.aborted) stop();
  thread.on("message", onDone);
  return new Promise<void>((resolve, reject) => {
    thread.on("error", reject);
    thread.on("exit", () => resolve());
  }).finally(() => abortSignal.removeEventListener("abort", stop));
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
  await updateBacktest(tx, backtestId, { state: "failed", faultId, finishedAt: await businessNow(tx) });
}

/** The demo's clock can be set; elsewhere the offset is 0, which the database sees to. */
async function businessNow(tx: Tx): Promise<Instant> {
  const installation = await findInstallation(tx);
  return instantFromMillis(Date.now() + (installation?.clockOffsetMillis ?? 0));
}

/** Does a thing when it is asked for, one at a time and not more often than every so many milliseconds; what was left undone, at the end. */
function throttled(every: number, act: () => Promise<void>): { readonly ask: () => void; readonly end: () => Promise<void> } {
  let [isAsked, isActing, lastAt] = [false, false, Number.NEGATIVE_INFINITY];
  let [running, failure]: [Promise<void>, Error | null] = [Promise.resolve(), null];
  return {
    ask: () => {
      isAsked = isActing || performance.now() - lastAt < every;
      if (isAsked) return;
      isActing = true;
      lastAt = performance.now();
      running = act()
        .catch((error: unknown) => {
          failure = error instanceof Error ? error : new Error(String(error));
        })
        .finally(() => {
          isActing = false;
        });
    },
    end: async () => {
      await running;
      if (failure !== null) throw failure;
      if (isAsked) await act();
    },
  };
}
