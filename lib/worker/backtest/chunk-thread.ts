import { parentPort, workerData } from "node:worker_threads";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { assert } from "#lib/kernel/assert.ts";
import { chunksToRate, rateChunks } from "./rate-chunks.ts";

/** What a thread tells of each chunk that it has stored. */
export type ChunkDone = { readonly tally: BacktestTally };

assert(parentPort !== null, "chunk-thread.ts runs as a thread");
const port = parentPort;
await rateChunks(chunksToRate.parse(workerData), (tally) => {
  const done: ChunkDone = { tally };
  port.postMessage(done);
  return true;
});
