"use client";

import type { BulkView } from "#lib/domain/bulk/bulk-view.ts";
import { startAndAskLabel, startLabel } from "#lib/domain/bulk/bulk-words.ts";
import { Button } from "../ui/button.tsx";
import type { AskWords } from "./ask-words.tsx";
import type { BulkStart } from "./bulk-moves.ts";

type AgreeButtonsProps = {
  readonly view: BulkView;
  readonly words: AskWords;
  readonly isPending: boolean;
  readonly onStart: (start: BulkStart) => void;
};

/** What can be agreed to after a look: what would change, and with it what only a second person may approve. */
export function AgreeButtons({ view: { action, counts, askable, reasonText }, words, isPending, onStart }: AgreeButtonsProps) {
  const variant = action === "cancel" ? "danger" : "primary";
  const mayAsk = askable > 0;

  /** Who is asked reads why. */
  function ask(): void {
    const given = words.value.trim();
    if (reasonText !== null) onStart({ asksApproval: true });
    else if (given === "") words.miss();
    else onStart({ asksApproval: true, reasonText: given });
  }

  return (
    <>
      {counts.planned > 0 ? (
        <Button variant={mayAsk ? "default" : variant} pending={isPending} onClick={() => onStart({ asksApproval: false })}>
          {startLabel(action, counts.planned)}
        </Button>
      ) : null}
      {mayAsk ? (
        <Button variant={counts.planned > 0 ? variant : "primary"} pending={isPending} onClick={ask}>
          {startAndAskLabel(action, { rows: counts.planned, askable })}
        </Button>
      ) : null}
    </>
  );
}
