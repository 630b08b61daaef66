import { IMPORT_STATE_NAMES, OUTCOME_NAMES, PREVIEW_OUTCOME_NAMES } from "#lib/domain/usage-import/import-words.ts";
import type { ImportOutcome, ImportPreviewLine, ImportState } from "#lib/domain/usage-import/usage-import-view.ts";
import { StatusPill } from "../ui/status-pill.tsx";

const STATE_LOOK = {
  receiving: { tone: "neutral", mark: "open" },
  waiting: { tone: "neutral", mark: "open" },
  running: { tone: "accent", mark: "half" },
  finished: { tone: "positive", mark: "full" },
  refused: { tone: "negative", mark: "cross" },
  cancelled: { tone: "neutral", mark: "cross" },
  failed: { tone: "negative", mark: "cross" },
} as const;

export function ImportStatePill({ state }: { readonly state: ImportState }) {
  return <StatusPill {...STATE_LOOK[state]}>{IMPORT_STATE_NAMES[state]}</StatusPill>;
}

const OUTCOME_LOOK = {
  accepted: { tone: "positive", mark: "full" },
  duplicate: { tone: "neutral", mark: "open" },
  rejected: { tone: "negative", mark: "cross" },
  parked: { tone: "caution", mark: "half" },
  discarded: { tone: "neutral", mark: "cross" },
} as const;

export function OutcomePill({ outcome }: { readonly outcome: ImportOutcome }) {
  return <StatusPill {...OUTCOME_LOOK[outcome]}>{OUTCOME_NAMES[outcome]}</StatusPill>;
}

export function PreviewOutcomePill({ outcome }: Pick<ImportPreviewLine, "outcome">) {
  return <StatusPill {...OUTCOME_LOOK[outcome]}>{PREVIEW_OUTCOME_NAMES[outcome]}</StatusPill>;
}
