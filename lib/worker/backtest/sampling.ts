import { setTimeout as pause } from "node:timers/promises";
import { type ChunksToRate, rateChunks, SAMPLE } from "./rate-chunks.ts";

/** Milliseconds: an account with a great part of all usage may be in the sample, and nobody should stand still until it is rated. */
const LONGEST_WAIT = 2000;

/**
 * Several workers share the chunks of a backtest. The first of them takes a sample, and the others wait until it is done: the first answer has
 * the machine for itself then, and they begin with their share as the sample lets expect it, not with another reading of the table for
 * a sample of their own. Whoever is to give way soon waits for nobody, and nobody waits for long.
 */
export function sampling(longestWait = LONGEST_WAIT): (work: Omit<ChunksToRate, "first">) => Promise<void> {
  let sampled: Promise<number> | null = null;
  return async (work) => {
    if (sampled !== null) return rateChunks({ ...work, first: work.briefly === null ? await within(longestWait, sampled) : SAMPLE });
    const { promise, resolve } = Promise.withResolvers<number>();
    sampled = promise;
    const onDone: ChunksToRate["onDone"] = (rated) => {
      resolve(rated.share);
      return work.onDone(rated);
    };
    try {
      await rateChunks({ ...work, first: SAMPLE, onDone });
    } finally {
      // It may have failed before there was a sample.
      resolve(SAMPLE);
    }
  };
}

async function within(millis: number, sampled: Promise<number>): Promise<number> {
  const isOver = new AbortController();
  try {
    return await Promise.race([sampled, pause(millis, SAMPLE, { signal: isOver.signal })]);
  } finally {
    isOver.abort();
  }
}
