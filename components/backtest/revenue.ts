import type { BacktestResultView } from "#lib/domain/backtest/backtest-view.ts";
import { percentOf } from "#lib/domain/backtest/change-scale.ts";

/** An amount, and by how much it may be off; null where it is known. */
export type Figure = { readonly amount: string; readonly margin: string | null };

export type Revenue = { readonly now: Figure; readonly tried: Figure; readonly change: Figure; readonly percent: string | null };

/** What is shown as revenue: the estimate of all of it while there is one, else the sums, of all or of what was rated. */
export function revenueOf({ total, estimate }: BacktestResultView): Revenue {
  if (estimate !== null) {
    const { now, tried, change } = estimate;
    return { now, tried, change, percent: percentOf(change.amount, now.amount) };
  }
  return { now: known(total.now), tried: known(total.tried), change: known(total.change), percent: total.percent };
}

function known(amount: string): Figure {
  return { amount, margin: null };
}
