import { Button } from "#components/ui/button.tsx";
import type { BacktestState } from "#lib/domain/backtest/backtest.ts";
import type { BacktestActions, MoveBacktest } from "./backtest-actions.ts";
import { isUnderWay } from "./backtest-query.ts";

type MoveButtonsProps = {
  readonly state: BacktestState;
  readonly actions: BacktestActions;
  readonly isPending: boolean;
  readonly onMove: (action: MoveBacktest) => void;
};

/** One button in one place: it stops what runs, and goes on with what was stopped. It keeps the focus as it turns from one to the other. */
export function MoveButtons({ state, actions: { cancelBacktest, resumeBacktest }, isPending, onMove }: MoveButtonsProps) {
  if (state === "finished") return null;
  const isRunning = isUnderWay(state);
  return (
    <Button
      variant={isRunning ? "default" : "primary"}
      pending={isPending}
      onClick={() => onMove(isRunning ? cancelBacktest : resumeBacktest)}
    >
      {isRunning ? "Cancel" : "Continue"}
    </Button>
  );
}
