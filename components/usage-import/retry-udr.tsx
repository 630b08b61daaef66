"use client";

import { Button } from "../ui/button.tsx";
import { notify } from "../ui/toast.tsx";
import type { RetryParked } from "./import-actions.ts";
import { triedNotice } from "./tried-words.ts";
import { useMove } from "./use-move.ts";

/** One parked UDR goes back to those that are rated. */
export function RetryUdr({ udrId, retryParked }: { readonly udrId: number; readonly retryParked: RetryParked }) {
  const { move, isPending, notDone } = useMove();

  async function retry(): Promise<void> {
    const retried = await move((options) => retryParked({ udrs: [udrId] }, options));
    if (retried !== null) notify(triedNotice(retried));
  }

  return (
    <span className="inline-grid justify-items-end gap-1">
      <Button size="small" pending={isPending} onClick={() => void retry()} aria-label={`Try again: UDR ${udrId}`}>
        Try again
      </Button>
      {notDone === null ? null : (
        <span role="alert" className="text-negative text-xs">
          {notDone.message}
        </span>
      )}
    </span>
  );
}
