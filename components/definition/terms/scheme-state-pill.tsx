import { type BillingTermView, SCHEME_STATES } from "#lib/domain/billing-term/billing-term-view.ts";
import { StatusPill } from "../../ui/status-pill.tsx";

const LOOK = {
  draft: { tone: "neutral", mark: "open" },
  effective: { tone: "positive", mark: "full" },
  terminated: { tone: "neutral", mark: "cross" },
} as const;

export function SchemeStatePill({ state }: Pick<BillingTermView, "state">) {
  return <StatusPill {...LOOK[state]}>{SCHEME_STATES[state]}</StatusPill>;
}
