import * as z from "zod";
import { openDatabase } from "#db/connection.ts";
import { claimChunk, forgoDurability, storeChunk } from "#db/queries/backtests.ts";
import { withTransaction } from "#db/tx.ts";
import { openUsageStream } from "#db/usage-stream.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { loadBacktestFacts } from "./backtest-facts.ts";
import { rateShard } from "./rate-shard.ts";

/** What a thread is told. */
export const chunksToRate = z.strictObject({ databaseUrl: z.string(), backtestId: z.int() });
export type ChunksToRate = z.output<typeof chunksToRate>;

/**
 * Rates chunk after chunk, on connections of its own, and stores what each comes to. Any number may share the chunks of a backtest. It ends
 * when none is left, when the backtest no longer runs, or when `onDone` answers false.
 */
export async function rateChunks({ databaseUrl, backtestId }: ChunksToRate, onDone: (tally: BacktestTally) => boolean): Promise<void> {
  const { database, close } = openDatabase(databaseUrl, { max: 1, applicationName: "ratewright backtest" });
  const stream = await openUsageStream(databaseUrl);
  try {
    await forgoDurability(database);
    const facts = await loadBacktestFacts(database, backtestId);
    for (let chunk = await claimChunk(database, backtestId); chunk !== null; chunk = await claimChunk(database, backtestId)) {
      const { shard } = chunk;
      const tally = await rateShard(facts, shard, { reader: database, stream });
      await withTransaction(database, (tx) => storeChunk(tx, { backtestId, shard, tally }));
      if (!onDone(tally)) return;
    }
  } finally {
    await Promise.all([close(), stream.end()]);
  }
}
