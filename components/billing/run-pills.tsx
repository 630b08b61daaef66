import { StatusPill } from "#components/ui/status-pill.tsx";
import type { RunState, RunType } from "#lib/domain/billing/billing-view.ts";

const STATES = {
  running: { tone: "accent", mark: "half", label: "Running" },
  completed: { tone: "positive", mark: "full", label: "Completed" },
  completedWithExceptions: { tone: "caution", mark: "half", label: "Completed with exceptions" },
  failed: { tone: "negative", mark: "cross", label: "Failed" },
} as const;

export function RunStatePill({ state }: { readonly state: RunState }) {
  const { label, ...look } = STATES[state];
  return <StatusPill {...look}>{label}</StatusPill>;
}

export const RUN_TYPE_NAMES = {
  batch: "Everybody",
  individual: "One account",
  triggered: "Set off by a threshold",
} as const satisfies Record<RunType, string>;
