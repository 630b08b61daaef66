"use client";

import { useRef, useState } from "react";
import { type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import type { MoveBacktest } from "./backtest-actions.ts";

type NotDone = { readonly message: string; readonly code?: string };

/** Cancels or continues a backtest; whatever comes of it, the page asks how it stands. */
export function useMove(backtestId: number, refetch: () => Promise<unknown>) {
  const [isPending, setPending] = useState(false);
  const [notDone, setNotDone] = useState<NotDone | null>(null);
  const inFlight = useRef(false);

  async function move(action: MoveBacktest): Promise<void> {
    if (inFlight.current) return;
    inFlight.current = true;
    setPending(true);
    setNotDone(null);
    const result = await action({ backtestId }, { idempotencyKey: crypto.randomUUID() }).catch(() => null);
    if (result === null) setNotDone({ message: "No answer came. Look whether it changed, and press again if it did not." });
    else if (!result.ok) setNotDone(notDoneOf(result));
    await refetch();
    inFlight.current = false;
    setPending(false);
  }

  return { move, isPending, notDone };
}

function notDoneOf(result: ActionRefused | ActionFault): NotDone {
  return { message: messageOf(result), ...(result.refusal ? { code: result.refusal.code } : {}) };
}
