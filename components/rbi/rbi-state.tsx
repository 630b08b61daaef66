import { StatusPill } from "#components/ui/status-pill.tsx";
import type { RbiState as State } from "#lib/domain/billing/rbi.ts";
import { RBI_STATE_NAMES } from "#lib/domain/rbi/rbi-list-view.ts";

const LOOK = {
  notBilled: { tone: "caution", mark: "half" },
  billed: { tone: "positive", mark: "full" },
  cancelled: { tone: "neutral", mark: "cross" },
} as const;

export function RbiState({ state }: { readonly state: State }) {
  return <StatusPill {...LOOK[state]}>{RBI_STATE_NAMES[state]}</StatusPill>;
}
