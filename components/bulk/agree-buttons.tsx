"use client";

import type { BulkView } from "#lib/domain/bulk/bulk-view.ts";
import { startAndAskLabel, startLabel } from "#lib/domain/bulk/bulk-words.ts";
import { Button } from "../ui/button.tsx";

type AgreeButtonsProps = {
  readonly view: BulkView;
  readonly isPending: boolean;
  readonly onStart: (asksApproval: boolean) => void;
};

/** What can be agreed to after a look: what would change, and with it what only a second person may approve. */
export function AgreeButtons({ view: { action, counts, askable, reasonText }, isPending, onStart }: AgreeButtonsProps) {
  const variant = action === "cancel" ? "danger" : "primary";
  // Who is asked reads why.
  const mayAsk = askable > 0 && reasonText !== null;
  return (
    <>
      {counts.planned > 0 ? (
        <Button variant={mayAsk ? "default" : variant} pending={isPending} onClick={() => onStart(false)}>
          {startLabel(action, counts.planned)}
        </Button>
      ) : null}
      {mayAsk ? (
        <Button variant={counts.planned > 0 ? variant : "primary"} pending={isPending} onClick={() => onStart(true)}>
          {startAndAskLabel(action, { rows: counts.planned, askable })}
        </Button>
      ) : null}
    </>
  );
}
