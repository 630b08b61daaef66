import type { Database } from "#db/connection.ts";
import { showProgress } from "#db/queries/backtests.ts";
import { EMPTY_TALLY, mergeTallies } from "#lib/domain/backtest/merge-tallies.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import type { RatedChunks, ReadSoFar } from "./rate-chunks.ts";
import { throttled } from "./throttled.ts";

/** Milliseconds from one time that it is shown to the next; a cancel is noticed then. */
const SHOWN_EVERY = 250;
/** Milliseconds after which it is, also when nobody has read anything. */
const LOOKED_AFTER = 1000;

/** What the chunks that are done come to. */
export type Rated = { readonly tally: BacktestTally; readonly chunksDone: number };

export function sumOf(tallies: readonly BacktestTally[]): Rated {
  return { tally: tallies.reduce(mergeTallies, EMPTY_TALLY), chunksDone: tallies.length };
}

export type Progress = {
  readonly now: () => Rated;
  /** Who rates some of the chunks tells of them here. */
  readonly worker: () => WorkerProgress;
  readonly end: () => Promise<void>;
  /** Aborted when somebody has cancelled the backtest. */
  readonly cancelled: AbortSignal;
};

export type WorkerProgress = {
  readonly read: (soFar: ReadSoFar) => void;
  readonly add: (rated: RatedChunks) => true;
};

/** What there is so far of a backtest with so many chunks, shown from time to time. */
export function progressOf(database: Database, backtestId: number, begun: Rated): Progress {
  let { tally, chunksDone } = begun;
  const done = { chunks: 0, udrs: 0 };
  const reading = new Map<WorkerProgress, ReadSoFar>();
  const cancelled = new AbortController();
  let shownTally: BacktestTally | null = null;
  const shown = throttled(SHOWN_EVERY, async () => {
    const underWay = [...reading.values()].reduce((sum, soFar) => sum + chunksRead(soFar, done), 0);
    // The sums are long, and change with a claim only.
    const sums = shownTally === tally ? {} : { tally };
    shownTally = tally;
    if (!(await showProgress(database, backtestId, { ...sums, chunksDone: chunksDone + underWay }))) cancelled.abort();
  });
  const looking = setInterval(shown.ask, LOOKED_AFTER);
  const worker = (): WorkerProgress => {
    const own: WorkerProgress = {
      read: (soFar) => {
        reading.set(own, soFar);
        // Before the first are done nobody knows how much that is, and the first answer must not wait for its turn.
        if (done.udrs > 0) shown.ask();
      },
      add: (rated) => {
        reading.delete(own);
        done.chunks += rated.chunks;
        done.udrs += rated.udrs;
        tally = mergeTallies(tally, rated.tally);
        chunksDone += rated.chunks;
        shown.ask();
        return true;
      },
    };
    return own;
  };
  const end = () => {
    clearInterval(looking);
    return shown.end();
  };
  return { now: () => ({ tally, chunksDone }), worker, end, cancelled: cancelled.signal };
}

/** As many as it would be if each had the usage that those before had; the last is done when all of them are. */
function chunksRead({ chunks, udrs }: ReadSoFar, done: ReadSoFar): number {
  return done.udrs === 0 ? 0 : Math.min(chunks - 1, Math.floor((udrs * done.chunks) / done.udrs));
}
