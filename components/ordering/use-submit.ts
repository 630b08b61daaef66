"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sentDiscounts } from "#components/ui/asked-discounts.ts";
import { announce } from "#components/ui/live-region.tsx";
import type { DeskView, QuoteView } from "#lib/domain/ordering/order-view.ts";
import type { OrderDetails } from "./order-fields.tsx";
import { orderingKeys } from "./ordering-queries.ts";
import type { useApprovalNote } from "./use-approval-note.ts";
import type { useOrder } from "./use-order.ts";
import type { useQuote } from "./use-quote.ts";

type Submitted = {
  readonly desk: DeskView;
  readonly details: OrderDetails;
  readonly quote: ReturnType<typeof useQuote>;
  readonly approval: ReturnType<typeof useApprovalNote>;
  readonly order: ReturnType<typeof useOrder>;
};

/** Orders what was read out and nothing else. A press that may not order says why, in `missed`. */
export function useSubmit({ desk, details, quote, approval, order }: Submitted) {
  const queries = useQueryClient();
  const [missed, setMissed] = useState<string | null>(null);

  function submit(): void {
    const { view } = quote;
    if (order.isOpen) {
      void order.sendAgain();
      return;
    }
    if (view === null) return;
    const obstacle = obstacleTo(view, quote);
    setMissed(obstacle);
    if (obstacle !== null) {
      announce(`Nothing was ordered. ${obstacle}`);
      return;
    }
    const approvalNote = view.withApproval === null ? {} : approval.given();
    if (approvalNote === null) return;
    const request = { subscriptionId: desk.subscriptionId, ...wishOf(view, details), ...approvalNote };
    void order.send(request).then(() => queries.invalidateQueries({ queryKey: orderingKeys.all }));
  }

  return { submit, missed, forgetMissed: () => setMissed(null) };
}

/** What is ordered: what was quoted and read back. */
function wishOf(view: QuoteView, { quantity, device, metadata, discounts }: OrderDetails) {
  return {
    product: view.product,
    quantity,
    metadata: { ...metadata },
    ...(device === null ? {} : { device }),
    ...(discounts.length === 0 ? {} : { discounts: sentDiscounts(discounts) }),
    quotedGross: view.gross,
  };
}

function obstacleTo({ payment }: QuoteView, { isOld, isAskedAgain }: Submitted["quote"]): string | null {
  const lacksFunds = payment.kind === "lacksFunds";
  if (isOld || (lacksFunds && isAskedAgain)) return "The price was being asked for again. Read it back as it is now, then order.";
  return lacksFunds ? "The wallet does not cover it. Top it up first." : null;
}
