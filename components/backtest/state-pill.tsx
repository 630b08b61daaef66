import { StatusPill } from "#components/ui/status-pill.tsx";
import type { BacktestState } from "#lib/domain/backtest/backtest.ts";

const LOOK = {
  waiting: { tone: "neutral", mark: "open", label: "Waiting" },
  running: { tone: "accent", mark: "half", label: "Running" },
  finished: { tone: "positive", mark: "full", label: "Finished" },
  cancelled: { tone: "neutral", mark: "cross", label: "Cancelled" },
  failed: { tone: "negative", mark: "cross", label: "Failed" },
} as const;

export function BacktestStatePill({ state }: { readonly state: BacktestState }) {
  const { label, ...look } = LOOK[state];
  return <StatusPill {...look}>{label}</StatusPill>;
}
