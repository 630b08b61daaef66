"use client";

import { FlaskConical } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { SampleChange } from "#lib/domain/price-plan/sample.ts";
import { DiscardDraft } from "./discard-draft.tsx";
import { DownloadDocument } from "./download-document.tsx";
import type { DraftActions } from "./draft-actions.ts";
import type { DraftChanges } from "./draft-changes.ts";
import { cellProblems, hasConflicts } from "./draft-state.ts";
import { ImportIntoDraft } from "./import-into-draft.tsx";
import { SubmitDialog } from "./submit-dialog.tsx";
import type { Draft } from "./use-draft.ts";
import { WithdrawReview } from "./withdraw-review.tsx";

type DraftToolbarProps = {
  readonly view: DraftView;
  readonly draft: Draft;
  readonly actions: DraftActions;
  readonly isOpen: boolean;
  readonly canSubmit: boolean;
  readonly changes: DraftChanges;
  readonly samples: readonly SampleChange[];
  readonly errors: number;
  /** The version whose past led here to be corrected. */
  readonly corrects: number | null;
};

export function DraftToolbar({ view, draft, actions, isOpen, canSubmit, corrects, ...submitted }: DraftToolbarProps) {
  if (!isOpen) return <InReview view={view} actions={actions} canSubmit={canSubmit} />;
  return (
    <>
      <SaveStatus draft={draft} />
      <DownloadDocument code={view.plan.code} version={null} />
      <ImportIntoDraft view={view} draft={draft} />
      <BacktestLink code={view.plan.code} />
      <DiscardDraft view={view} draft={draft} discardDraft={actions.discardDraft} />
      <Button
        pending={draft.save.kind === "saving"}
        disabled={!draft.dirty && draft.save.kind !== "failed"}
        onClick={() => void draft.saveNow()}
      >
        {draft.save.kind === "failed" ? "Try to save again" : "Save draft"}
      </Button>
      {canSubmit ? <SubmitDialog view={view} draft={draft} submitDraft={actions.submitDraft} corrects={corrects} {...submitted} /> : null}
    </>
  );
}

function InReview({ view, actions, canSubmit }: Pick<DraftToolbarProps, "view" | "actions" | "canSubmit">) {
  if (view.request === null) return null;
  return (
    <>
      <DownloadDocument code={view.plan.code} version={null} />
      <BacktestLink code={view.plan.code} />
      {canSubmit ? <WithdrawReview draftId={view.draftId} withdrawReview={actions.withdrawReview} /> : null}
      <ButtonLink variant="primary" href={`/reviews/${view.request.requestId}`}>
        Open the review
      </ButtonLink>
    </>
  );
}

/** To what the draft would have made of past usage. */
function BacktestLink({ code }: { readonly code: string }) {
  return (
    <ButtonLink variant="ghost" href={`/price-plans/${encodeURIComponent(code)}/backtests`}>
      <FlaskConical aria-hidden="true" />
      Backtest
    </ButtonLink>
  );
}

const WORDS = {
  saved: "All changes saved",
  waiting: "Not saved yet",
  saving: "Saving…",
  overtaken: "Somebody else saved: fetching theirs…",
} as const;

function SaveStatus({ draft: { save, state } }: { readonly draft: Draft }) {
  if (cellProblems(state).length > 0) return <p className="text-negative text-xs">Not saved: mend the marked price</p>;
  if (hasConflicts(state)) return <p className="text-caution text-xs">Waiting for your choice</p>;
  return (
    <p className={save.kind === "failed" ? "max-w-xs text-negative text-xs" : "text-muted text-xs"}>
      {save.kind === "failed" ? `Not saved. ${save.message}` : WORDS[save.kind]}
    </p>
  );
}
