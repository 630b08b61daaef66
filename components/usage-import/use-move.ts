"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type ActionResult, messageOf } from "#lib/web/action-result.ts";

type NotDone = { readonly message: string; readonly code?: string };

/** One press at a time, with a key of its own; whatever comes of it, the page is read anew. */
export function useMove() {
  const router = useRouter();
  const [isPending, setPending] = useState(false);
  const [notDone, setNotDone] = useState<NotDone | null>(null);
  const inFlight = useRef(false);

  /** What was answered; null where it was not done. */
  async function move<Value>(act: (options: { readonly idempotencyKey: string }) => Promise<ActionResult<Value>>): Promise<Value | null> {
    if (inFlight.current) return null;
    inFlight.current = true;
    setPending(true);
    setNotDone(null);
    const result = await act({ idempotencyKey: crypto.randomUUID() }).catch(() => null);
    inFlight.current = false;
    setPending(false);
    router.refresh();
    if (result?.ok) return result.value;
    setNotDone(
      result === null ? { message: "No answer came. Look whether it changed, and press again if it did not." } : notDoneOf(result),
    );
    return null;
  }

  return { move, isPending, notDone, forget: () => setNotDone(null) };
}

function notDoneOf(result: Exclude<ActionResult<unknown>, { readonly ok: true }>): NotDone {
  return { message: messageOf(result), ...(result.refusal ? { code: result.refusal.code } : {}) };
}
