import type { Database } from "#db/connection.ts";
import { claimChunk, storeChunks } from "#db/queries/backtests.ts";
import { withTransaction } from "#db/tx.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import type { Rater } from "./rater.ts";

/** Milliseconds that a claim should take at most: until then a result shows no more, and what was stopped is lost. */
const LONGEST = 8000;

/**
 * Chunks at once. Usage lies in the order in which it came, so a page has rows of every shard, and each claim reads most of the pages: with
 * 16 at once the database takes half as long again for a row as with 64.
 */
const MOST = 64;

/** Milliseconds that a claim should take at least, since each looks through most of the pages anew. */
const SHORTEST = 150;

/** How many more than before are claimed at once, at most. */
const GROWTH = 4;

export type RatedChunks = {
  readonly tally: BacktestTally;
  readonly chunks: number;
  /** That each chunk took. */
  readonly millisPerChunk: number;
};

export type ChunksToRate = {
  readonly database: Database;
  readonly backtestId: number;
  readonly rater: Rater;
  /** False ends it. */
  readonly onDone: (rated: RatedChunks) => boolean;
};

/**
 * Rates chunks, a few more at a time while that is quickly done, and stores what they come to. Any number may share the chunks of a
 * backtest. It ends when none is left, when the backtest no longer runs, or when `onDone` answers false.
 */
export async function rateChunks({ database, backtestId, rater, onDone }: ChunksToRate): Promise<void> {
  for (let [most, least] = [1, 1]; ; ) {
    const begun = performance.now();
    const claimed = await claimChunk(database, backtestId, { most, least });
    if (claimed === null) return;
    const { shards } = claimed;
    const tally = await rater.rate(shards);
    await withTransaction(database, (tx) => storeChunks(tx, { backtestId, shards, tally }));
    const millisPerChunk = (performance.now() - begun) / shards.length;
    most = Math.max(1, Math.min(most * GROWTH, MOST, Math.floor(LONGEST / millisPerChunk)));
    least = Math.max(1, Math.min(most, Math.floor(SHORTEST / millisPerChunk)));
    if (!onDone({ tally, chunks: shards.length, millisPerChunk })) return;
  }
}
