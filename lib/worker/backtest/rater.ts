import { openUsageStream } from "#db/usage-stream.ts";
import { compileFacts } from "./backtest-facts.ts";
import type { BacktestSource } from "./backtest-source.ts";
import { type RatedShards, rateShards } from "./rate-shards.ts";

/** Rates shards, in this thread or in one of its own. */
export type Rater = {
  /** `onRead` is told from time to time how many UDRs were read. */
  readonly rate: (shards: readonly number[], onRead: (udrs: number) => void) => Promise<RatedShards>;
  readonly end: () => Promise<void>;
};

export type RaterWork = { readonly databaseUrl: string; readonly source: BacktestSource };

/**
 * In this thread, on a connection of its own. Threads load this: what it imports, each of them reads and compiles again, so the libraries
 * of the forms and of the queries stay out.
 */
export async function raterHere({ databaseUrl, source }: RaterWork): Promise<Rater> {
  const stream = await openUsageStream(databaseUrl);
  const facts = compileFacts(source);
  return {
    rate: (shards, onRead) => rateShards({ facts, shards, stream, onRead }),
    end: () => stream.end(),
  };
}
