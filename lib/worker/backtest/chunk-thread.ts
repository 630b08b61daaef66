import { parentPort } from "node:worker_threads";
import { assert } from "#lib/kernel/assert.ts";
import type { BacktestSource } from "./backtest-source.ts";
import type { RatedShards } from "./rate-shards.ts";
import { raterHere } from "./rater.ts";

/** What a thread is told of a backtest: once what all usage shares, then shard after shard, then that there are no more. Another may follow. */
export type ThreadOrder =
  | { readonly kind: "begin"; readonly databaseUrl: string; readonly source: BacktestSource }
  | { readonly kind: "rate"; readonly shards: readonly number[] }
  | { readonly kind: "end" };

/** What it answers. */
export type ThreadAnswer = { readonly kind: "ready" | "ended" } | { readonly kind: "rated"; readonly rated: RatedShards };

/** What it tells before it answers that it has rated. */
export type ThreadNews = { readonly kind: "read"; readonly udrs: number };

/** Milliseconds from one news to the next. */
const TOLD_EVERY = 200;

assert(parentPort !== null, "chunk-thread.ts runs as a thread");
const port = parentPort;
const answer = (message: ThreadAnswer | ThreadNews) => port.postMessage(message);
let toldAt = Number.NEGATIVE_INFINITY;

let rater: Awaited<ReturnType<typeof raterHere>> | null = null;

function tell(udrs: number): void {
  const now = performance.now();
  if (now - toldAt < TOLD_EVERY) return;
  toldAt = now;
  answer({ kind: "read", udrs });
}

async function follow(order: ThreadOrder): Promise<void> {
  if (order.kind === "begin") {
    rater = await raterHere(order);
    answer({ kind: "ready" });
  } else if (order.kind === "rate") {
    assert(rater !== null, "a thread begins before it rates");
    answer({ kind: "rated", rated: await rater.rate(order.shards, tell) });
  } else {
    await rater?.end();
    rater = null;
    answer({ kind: "ended" });
  }
}

// What fails here is nobody's to catch: it ends the thread, and its owner hears why.
port.on("message", (order: ThreadOrder) => void follow(order));
