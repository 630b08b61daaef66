import type { Database } from "#db/connection.ts";
import { claimChunk, storeChunks } from "#db/queries/backtests.ts";
import { withTransaction } from "#db/tx.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import type { Rater } from "./rater.ts";

/** Chunks of the first claim of a backtest: an answer within a second, and what the shares that come then are measured by. */
export const SAMPLE = 1;

/**
 * UDRs that a claim should read at most, as the one before lets expect, where it has more chunks than `FEWEST`: about a minute's work, and
 * what is stopped meanwhile is rated again. Usage lies in the order in which it came, so a page has rows of every shard, and each claim
 * reads most of the pages: nine claims of ten million UDRs cost the database twice what two of them do.
 */
const MOST_READ = 10_000_000;
const FEWEST = 64;

/** Subscriptions are held while their usage is read, and usage that counts together until all of it is: up to half a kilobyte each. */
const MOST_HELD = 500_000;

export type RatedChunks = {
  readonly tally: BacktestTally;
  readonly chunks: number;
  /** UDRs that were read for them. */
  readonly udrs: number;
  /** That each chunk took. */
  readonly millisPerChunk: number;
  /** Chunks that whoever does its share of the rest may claim at once, as these let expect. */
  readonly share: number;
};

/** Of chunks that a worker has claimed and not done: how many they are, and the UDRs it has read for them. */
export type ReadSoFar = { readonly chunks: number; readonly udrs: number };

export type ChunksToRate = {
  readonly database: Database;
  readonly backtestId: number;
  readonly rater: Rater;
  /** Chunks of its first claim. */
  readonly first: number;
  /** How many rate them beside each other. */
  readonly sharers: number;
  /** Milliseconds that a claim should take, for who will soon give way to others; null for who does its share. */
  readonly briefly: number | null;
  readonly onRead: (soFar: ReadSoFar) => void;
  /** False ends it. */
  readonly onDone: (rated: RatedChunks) => boolean;
};

/**
 * Rates chunks, first so many and then a share of them, and stores what they come to. Any number may share the chunks of a backtest. It
 * ends when none is left, when the backtest no longer runs, or when `onDone` answers false.
 */
export async function rateChunks({ database, backtestId, rater, first, sharers, briefly, onRead, onDone }: ChunksToRate): Promise<void> {
  let most = first;
  for (;;) {
    const begun = performance.now();
    const claimed = await claimChunk(database, backtestId, { most, sharers });
    if (claimed === null) return;
    const { shards } = claimed;
    const { tally, udrs, held } = await rater.rate(shards, (read) => onRead({ chunks: shards.length, udrs: read }));
    await withTransaction(database, (tx) => storeChunks(tx, { backtestId, shards, tally }));
    const millisPerChunk = (performance.now() - begun) / shards.length;
    const share = shareOf({ udrs: udrs / shards.length, held: held / shards.length });
    most = briefly === null ? share : Math.min(share, Math.max(1, Math.floor(briefly / millisPerChunk)));
    if (!onDone({ tally, chunks: shards.length, udrs, millisPerChunk, share })) return;
  }
}

/** Chunks of a claim, by the reading and the memory that each of those before took. */
function shareOf({ udrs, held }: { readonly udrs: number; readonly held: number }): number {
  const readable = Math.max(FEWEST, Math.floor(MOST_READ / Math.max(1, udrs)));
  return held === 0 ? readable : Math.max(1, Math.min(readable, Math.floor(MOST_HELD / held)));
}
