import { parentPort } from "node:worker_threads";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import { assert } from "#lib/kernel/assert.ts";
import type { BacktestSource } from "./backtest-source.ts";
import { raterHere } from "./rater.ts";

/** What a thread is told of a backtest: once what all usage shares, then shard after shard, then that there are no more. Another may follow. */
export type ThreadOrder =
  | { readonly kind: "begin"; readonly databaseUrl: string; readonly source: BacktestSource }
  | { readonly kind: "rate"; readonly shards: readonly number[] }
  | { readonly kind: "end" };

/** What it answers. */
export type ThreadAnswer = { readonly kind: "ready" | "ended" } | { readonly kind: "rated"; readonly tally: BacktestTally };

assert(parentPort !== null, "chunk-thread.ts runs as a thread");
const port = parentPort;
const answer = (message: ThreadAnswer) => port.postMessage(message);

let rater: Awaited<ReturnType<typeof raterHere>> | null = null;

async function follow(order: ThreadOrder): Promise<void> {
  if (order.kind === "begin") {
    rater = await raterHere(order);
    answer({ kind: "ready" });
  } else if (order.kind === "rate") {
    assert(rater !== null, "a thread begins before it rates");
    answer({ kind: "rated", tally: await rater.rate(order.shards) });
  } else {
    await rater?.end();
    rater = null;
    answer({ kind: "ended" });
  }
}

// What fails here is nobody's to catch: it ends the thread, and its owner hears why.
port.on("message", (order: ThreadOrder) => void follow(order));
