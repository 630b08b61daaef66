"use client";

import { Send } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { SampleChange } from "#lib/domain/price-plan/sample.ts";
import type { DraftActions } from "./draft-actions.ts";
import type { DraftChanges } from "./draft-changes.ts";
import { cellProblems, hasConflicts } from "./draft-state.ts";
import { mayBeUnchanged } from "./submit-choice.ts";
import type { Draft } from "./use-draft.ts";

/* It comes with the first dialog that is opened. */
const SubmitForm = dynamic(() => import("./submit-form.tsx").then((module) => module.SubmitForm), { ssr: false });

type SubmitDialogProps = {
  readonly view: DraftView;
  readonly draft: Draft;
  readonly changes: DraftChanges;
  /** Those whose price changes. */
  readonly samples: readonly SampleChange[];
  readonly errors: number;
  /** The version whose past led here to be corrected. */
  readonly corrects: number | null;
} & Pick<DraftActions, "submitDraft">;

/** Asks for approval: the changes once more, from when and for whom, and why. */
export function SubmitDialog({ view, draft, changes, samples, errors, corrects, submitDraft }: SubmitDialogProps) {
  const [open, setOpen] = useState(false);
  const obstacle = obstacleOf({ view, draft, changes, errors });
  async function begin(): Promise<void> {
    if (await draft.saveNow()) setOpen(true);
  }
  return (
    <>
      <Button
        variant="primary"
        aria-keyshortcuts="Control+Enter"
        disabled={obstacle !== null}
        aria-describedby={obstacle === null ? undefined : "submit-obstacle"}
        onClick={() => void begin()}
      >
        <Send aria-hidden="true" />
        Submit for review
      </Button>
      {obstacle === null ? null : (
        <span id="submit-obstacle" className="sr-only">
          {obstacle}
        </span>
      )}
      <Dialog open={open} onOpenChange={setOpen} title="Submit for review" description="A second person looks at the change and decides.">
        {open ? (
          <SubmitForm
            view={view}
            revision={draft.state.revision}
            changes={changes}
            samples={samples}
            corrects={corrects}
            submitDraft={submitDraft}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </Dialog>
    </>
  );
}

type Facts = { readonly view: DraftView; readonly draft: Draft; readonly changes: DraftChanges; readonly errors: number };

function obstacleOf({ view, draft, changes, errors }: Facts): string | null {
  if (cellProblems(draft.state).length > 0) return "A marked price cannot be used. Mend it first.";
  if (hasConflicts(draft.state)) return "Choose first whose change holds.";
  if (errors > 0) return "The plan has errors. They must be gone first.";
  return changes.count === 0 && !mayBeUnchanged(view) ? "Nothing is changed yet." : null;
}
