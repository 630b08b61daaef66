import type { Answer, BulkState, RowOutcome } from "#lib/domain/bulk/bulk.ts";
import type { BulkRowView } from "#lib/domain/bulk/bulk-view.ts";
import { BULK_STATE_NAMES, outcomeInWords } from "#lib/domain/bulk/bulk-words.ts";
import { StatusPill } from "../ui/status-pill.tsx";

const STATE_LOOK = {
  looking: { tone: "neutral", mark: "half" },
  ready: { tone: "caution", mark: "open" },
  waiting: { tone: "accent", mark: "open" },
  running: { tone: "accent", mark: "half" },
  finished: { tone: "positive", mark: "full" },
  cancelled: { tone: "neutral", mark: "cross" },
  failed: { tone: "negative", mark: "cross" },
  expired: { tone: "neutral", mark: "cross" },
} as const satisfies Record<BulkState, unknown>;

export function BulkStatePill({ state }: { readonly state: BulkState }) {
  return <StatusPill {...STATE_LOOK[state]}>{BULK_STATE_NAMES[state]}</StatusPill>;
}

const OUTCOME_LOOK = {
  found: { tone: "neutral", mark: "open" },
  planned: { tone: "accent", mark: "open" },
  blocked: { tone: "neutral", mark: "cross" },
  toAsk: { tone: "caution", mark: "open" },
  done: { tone: "positive", mark: "full" },
  asked: { tone: "caution", mark: "half" },
  moved: { tone: "caution", mark: "half" },
  refused: { tone: "negative", mark: "cross" },
} as const satisfies Record<RowOutcome, unknown>;

const ANSWER_LOOK = {
  waiting: OUTCOME_LOOK.asked,
  approved: OUTCOME_LOOK.done,
  changesRequested: OUTCOME_LOOK.refused,
  withdrawn: OUTCOME_LOOK.blocked,
} as const satisfies Record<Answer, unknown>;

export function RowOutcomePill({ row }: { readonly row: Pick<BulkRowView, "outcome" | "answer"> }) {
  const look = row.answer === null ? OUTCOME_LOOK[row.outcome] : ANSWER_LOOK[row.answer];
  return <StatusPill {...look}>{outcomeInWords(row)}</StatusPill>;
}
