import type { ReactNode } from "react";
import type { BacktestView } from "#lib/domain/backtest/backtest-view.ts";
import { BacktestProgress } from "./backtest-progress.tsx";
import { headlineOf } from "./headline.ts";
import { RevenueBars } from "./revenue-bars.tsx";

/** The answer, before anything else: a sentence, how sure it is, and the change beside all of the revenue. */
export function BacktestHeadline({ view, actions }: { readonly view: BacktestView; readonly actions: ReactNode }) {
  const { sentence, detail } = headlineOf(view);
  return (
    <section aria-labelledby="backtest-headline" className="relative grid gap-3 overflow-hidden rounded-lg border bg-panel px-5 pt-5 pb-3">
      {/* Room for what is usual from the start: words that change must not move what stands below. */}
      <div className="grid items-center gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-h-18 max-w-3xl">
          <h2 id="backtest-headline" className="figures text-balance font-semibold text-2xl tracking-tight">
            {sentence}
          </h2>
          <p className="figures mt-1.5 text-pretty text-base text-muted">{detail}</p>
        </div>
        <div className="min-h-9">
          {view.result === null ? null : <RevenueBars result={view.result} baseline={view.baseline} currency={view.plan.currency} />}
        </div>
      </div>
      <BacktestProgress view={view} actions={actions} />
    </section>
  );
}
