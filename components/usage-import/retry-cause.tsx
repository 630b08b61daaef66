"use client";

import { useState } from "react";
import type { ParkedKind, RetriedParked } from "#lib/domain/usage-import/import-requests.ts";
import { Button } from "../ui/button.tsx";
import { announce } from "../ui/live-region.tsx";
import { notify } from "../ui/toast.tsx";
import type { RetryParked } from "./import-actions.ts";
import { triedNotice } from "./tried-words.ts";
import { useMove } from "./use-move.ts";

type RetryCauseProps = { readonly kind: ParkedKind; readonly cause: string; readonly title: string; readonly retryParked: RetryParked };

const NONE: RetriedParked = { tried: 0, lines: null, nextCursor: null };

/** Everything that waits for one cause, tried again page by page: it may be stopped by leaving, and what was done is done. */
export function RetryCause({ kind, cause, title, retryParked }: RetryCauseProps) {
  const { move, isPending, notDone } = useMove();
  const [tried, setTried] = useState<number | null>(null);

  async function retry(): Promise<void> {
    let sum = NONE;
    let cursor: string | null = null;
    do {
      const at: string | null = cursor;
      const page: RetriedParked | null = await move((options) => retryParked({ kind, cause, ...(at !== null && { cursor: at }) }, options));
      if (page === null) return setTried(null);
      sum = added(sum, page);
      cursor = page.nextCursor;
      setTried(cursor === null ? null : sum.tried);
      if (cursor !== null) announce(`${sum.tried.toLocaleString("en")} tried.`);
    } while (cursor !== null);
    notify(triedNotice(sum));
  }

  return (
    <span className="flex flex-wrap items-center justify-end gap-2">
      {tried === null ? null : <span className="figures text-muted text-xs">{tried.toLocaleString("en")} tried so far</span>}
      {notDone === null ? null : (
        <span role="alert" className="text-negative text-xs">
          {notDone.message}
        </span>
      )}
      <Button size="small" pending={isPending || tried !== null} onClick={() => void retry()} aria-label={`Try all again: ${title}`}>
        Try all again
      </Button>
    </span>
  );
}

function added(sum: RetriedParked, page: RetriedParked): RetriedParked {
  const tried = sum.tried + page.tried;
  if (page.lines === null) return { ...page, tried };
  const before = sum.lines ?? { accepted: 0, duplicates: 0, rejected: 0, parked: 0 };
  const lines = {
    accepted: before.accepted + page.lines.accepted,
    duplicates: before.duplicates + page.lines.duplicates,
    rejected: before.rejected + page.lines.rejected,
    parked: before.parked + page.lines.parked,
  };
  return { tried, lines, nextCursor: page.nextCursor };
}
