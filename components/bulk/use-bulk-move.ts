"use client";

import { useRef, useState } from "react";
import { type ActionResult, messageOf } from "#lib/web/action-result.ts";

type NotDone = { readonly message: string; readonly code?: string };

/** One press at a time. A key for each thing that is asked for: after a lost answer the same press cannot act twice. */
export function useBulkMove() {
  const [isPending, setPending] = useState(false);
  const [notDone, setNotDone] = useState<NotDone | null>(null);
  const inFlight = useRef(false);
  const lost = useRef<string | null>(null);

  /** What was answered; null where it was not done. */
  async function move<Value>(act: (options: { readonly idempotencyKey: string }) => Promise<ActionResult<Value>>): Promise<Value | null> {
    if (inFlight.current) return null;
    inFlight.current = true;
    setPending(true);
    setNotDone(null);
    const idempotencyKey = lost.current ?? crypto.randomUUID();
    const result = await act({ idempotencyKey }).catch(() => null);
    inFlight.current = false;
    setPending(false);
    lost.current = result === null ? idempotencyKey : null;
    if (result?.ok) return result.value;
    setNotDone(
      result === null ? { message: "No answer came. Press again: what was done already will not be done twice." } : notDoneOf(result),
    );
    return null;
  }

  return { move, isPending, notDone };
}

function notDoneOf(result: Exclude<ActionResult<unknown>, { readonly ok: true }>): NotDone {
  return { message: messageOf(result), ...(result.refusal ? { code: result.refusal.code } : {}) };
}
