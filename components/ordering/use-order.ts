"use client";

import { useRef, useState } from "react";
import { afterLost, answerOf, isUnanswered } from "#components/ui/answer-of.ts";
import type { OrderInput } from "#lib/domain/ordering/order-schema.ts";
import type { OrderView } from "#lib/domain/ordering/order-view.ts";
import type { Action, ShownFault, ShownRefusal } from "#lib/web/action-result.ts";

export type OrderAction = Action<OrderInput, OrderView>;

export type OrderState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" }
  /** The answer was lost: the same order with the same key is asked for again, which orders once at most. */
  | { readonly kind: "checking" }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly refusal: ShownRefusal }
  | { readonly kind: "failed"; readonly fault: ShownFault };

/** An order is on its way, or may have been taken: no other may take its place. */
const OPEN: readonly OrderState["kind"][] = ["sending", "checking", "unknown"];

const PAUSES = [1000, 2000, 4000, 8000];

/**
 * Sends an order exactly once. The key is made for a quote and kept until the order is accepted, so a second press, a lost
 * answer and a retry all mean the one order. While nobody knows whether it was taken, `sendAgain` asks for that very order,
 * whatever the page shows by then: its fields may have been changed, and the wallet may be empty because it was taken.
 */
export function useOrder(orderService: OrderAction, onAccepted: (order: OrderView) => void) {
  const [state, setState] = useState<OrderState>({ kind: "idle" });
  const key = useRef<string | null>(null);
  const unknown = useRef<OrderInput | null>(null);
  const isBusy = useRef(false);

  async function send(request: OrderInput): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    key.current ??= crypto.randomUUID();
    setState({ kind: "sending" });
    const result = await decided(request, key.current);
    isBusy.current = false;
    unknown.current = result === null ? request : null;
    if (result === null) setState({ kind: "unknown" });
    else if (result.ok) {
      key.current = null;
      setState({ kind: "idle" });
      onAccepted(result.value);
    } else setState(result.refusal ? { kind: "refused", refusal: result.refusal } : { kind: "failed", fault: result.fault });
  }

  async function sendAgain(): Promise<void> {
    if (unknown.current !== null) await send(unknown.current);
  }

  /** Asks until somebody can say whether it was taken; null where nobody could. */
  async function decided(request: OrderInput, idempotencyKey: string) {
    let isLost = unknown.current !== null;
    for (const pause of [...PAUSES, null]) {
      const answer = await answerOf(orderService(request, { idempotencyKey }));
      const result = isLost ? afterLost(answer) : answer;
      if (result.ok || !isUnanswered(result)) return result;
      isLost = true;
      if (pause === null) break;
      setState({ kind: "checking" });
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return null;
  }

  /** For another quote: another key, so that it can never be taken for the order before it. */
  function reset(): void {
    if (isBusy.current) return;
    key.current = crypto.randomUUID();
    setState({ kind: "idle" });
  }

  return { state, send, sendAgain, reset, isOpen: OPEN.includes(state.kind) };
}
