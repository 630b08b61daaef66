"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { notify } from "../ui/toast.tsx";
import { DiscardDialog } from "./discard-dialog.tsx";
import type { ParkedMoves } from "./import-actions.ts";
import { triedNotice } from "./tried-words.ts";
import { useMove } from "./use-move.ts";

type LineActionsProps = { readonly importId: number; readonly line: number; readonly moves: ParkedMoves };

/** What can be done about one parked line: look at it again, or give it up. */
export function LineActions({ importId, line, moves: { retryParked, discardLine } }: LineActionsProps) {
  const { move, isPending, notDone } = useMove();
  const [isDiscarding, setDiscarding] = useState(false);

  async function retry(): Promise<void> {
    const retried = await move((options) => retryParked({ lines: [{ importId, line }] }, options));
    if (retried === null) return;
    const { title, tone } = triedNotice(retried);
    notify({ title: `Line ${line}: ${title}`, tone });
    if (retried.lines?.parked === 0) focusTitle();
  }

  return (
    <span className="inline-flex flex-wrap justify-end gap-1.5">
      <Button size="small" pending={isPending} onClick={() => void retry()} aria-label={`Try again: line ${line} of batch ${importId}`}>
        Try again
      </Button>
      <Button size="small" variant="ghost" onClick={() => setDiscarding(true)} aria-label={`Give up line ${line} of batch ${importId}`}>
        Give up
      </Button>
      {notDone === null ? null : (
        <span role="alert" className="basis-full text-negative text-xs">
          {notDone.message}
        </span>
      )}
      {isDiscarding ? (
        <DiscardDialog importId={importId} line={line} discardLine={discardLine} onClose={() => setDiscarding(false)} onDone={focusTitle} />
      ) : null}
    </span>
  );
}

/** The line is gone with the next answer, and the focus must not go with it. */
function focusTitle(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-page-title]")?.focus());
}
