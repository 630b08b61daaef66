import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { BacktestChoices, BacktestHeadView } from "#lib/domain/backtest/backtest-view.ts";
import { BacktestSummary } from "./backtest-summary.tsx";

type BacktestListProps = { readonly backtests: readonly BacktestHeadView[]; readonly choices: BacktestChoices };

/** What was tried on this plan, the latest first. */
export function BacktestList({ backtests, choices: { plan, zone } }: BacktestListProps) {
  return (
    <Panel flush title="Backtests of this plan" description="Each result is kept with the draft that was tried.">
      {backtests.length === 0 ? (
        <EmptyState kind="none" title="No backtest yet" headingLevel={3}>
          It rates past usage by the draft and by the version in force, and says what would change. Nothing is billed.
        </EmptyState>
      ) : (
        <ul aria-label="Backtests, the latest first">
          {backtests.map((backtest) => (
            <li key={backtest.backtestId} className="border-line-soft border-b px-4 py-3 last:border-b-0">
              <BacktestSummary backtest={backtest} plan={plan} zone={zone} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
