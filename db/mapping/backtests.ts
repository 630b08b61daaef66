import { BACKTEST_STATES, type Backtest, type BacktestHead, type BacktestSelection } from "#lib/domain/backtest/backtest.ts";
import type { BacktestTally } from "#lib/domain/backtest/tally.ts";
import type { backtest } from "../schema/backtest.ts";
import { oneOf } from "./from-db.ts";

type BacktestRow = Omit<typeof backtest.$inferSelect, "document" | "rateBook" | "createdAt">;

export function fromDbBacktest({ tally, ...row }: BacktestRow): Backtest {
  return { ...standing(row), tally: tally === null ? null : fromDbTally(tally) };
}

/** With nothing of its sums but `total`, as the query took it out of them. */
export function fromDbBacktestHead({ total, ...row }: Omit<BacktestRow, "tally"> & { readonly total: unknown }): BacktestHead {
  return { ...standing(row), total: total === null ? null : (total as BacktestTally["total"]) };
}

function standing(row: Omit<BacktestRow, "tally">): Omit<Backtest, "tally"> {
  return {
    backtestId: row.backtestId,
    pricePlanId: row.pricePlanId,
    documentHash: row.documentHash,
    baselineVersionId: row.baselineVersionId,
    // Written by the operation that starts it, in this form.
    selection: row.selection as BacktestSelection,
    state: oneOf(BACKTEST_STATES, row.state, "backtest.state"),
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    chunksDone: row.chunksDone,
    chunks: row.chunks,
    faultId: row.faultId,
  };
}

/** Written by the worker, in this form. */
export function fromDbTally(stored: unknown): BacktestTally {
  return stored as BacktestTally;
}
