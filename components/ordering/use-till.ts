"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { formatMoney } from "#components/ui/format-money.ts";
import { announce } from "#components/ui/live-region.tsx";
import { usePageKeys } from "#components/ui/page-keys.ts";
import { notify } from "#components/ui/toast.tsx";
import type { DeskView, OrderView, TopUpView } from "#lib/domain/ordering/order-view.ts";
import type { OrderDetails } from "./order-fields.tsx";
import { orderingKeys } from "./ordering-queries.ts";
import type { ChosenService } from "./service-picker.tsx";
import { useApprovalNote } from "./use-approval-note.ts";
import { type OrderAction, useOrder } from "./use-order.ts";
import { useQuote } from "./use-quote.ts";
import { useSubmit } from "./use-submit.ts";

const NO_DETAILS: OrderDetails = { quantity: "1", device: null, metadata: {}, discounts: [] };

type TillWork = { readonly desk: DeskView; readonly clockOffsetMillis: number; readonly orderService: OrderAction };

/** What the till knows and does: what is chosen, its quote, its order, and what was ordered in this call. */
export function useTill({ desk, clockOffsetMillis, orderService }: TillWork) {
  const router = useRouter();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ChosenService | null>(null);
  const [details, setDetails] = useState(NO_DETAILS);
  const [receipts, setReceipts] = useState<readonly OrderView[]>([]);
  const filter = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const order = useOrder(orderService, accepted);
  const quote = useQuote({ desk, clockOffsetMillis, chosen, details });
  const approval = useApprovalNote();
  const { submit, missed, forgetMissed } = useSubmit({ desk, details, quote, approval, order });

  function refresh(): void {
    void queries.invalidateQueries({ queryKey: orderingKeys.all });
    router.refresh();
  }

  /** The next wish of the same caller is one word away. */
  function accepted(done: OrderView): void {
    setReceipts((before) => [done, ...before]);
    setChosen(null);
    // Its receipt stands on the page; a toast would lie over the next order's button.
    announce(`Ordered ${done.productName}, ${formatMoney({ value: done.gross, currency: done.currency })}, UDR ${done.udrId}.`);
    refresh();
    filter.current?.focus();
    filter.current?.select();
  }

  function choose(next: ChosenService): void {
    if (order.isOpen) {
      notify({ tone: "caution", title: "First find out whether the last order was taken." });
      return;
    }
    setChosen(next);
    setDetails(NO_DETAILS);
    forgetMissed();
    approval.reset();
    order.reset();
    if (next.service.product === quote.view?.product) heading.current?.focus();
  }

  function toppedUp({ balance, currency }: TopUpView): void {
    forgetMissed();
    announce(`Topped up. The wallet holds ${formatMoney({ value: balance, currency })}.`);
    refresh();
    heading.current?.focus();
  }

  usePageKeys([{ keys: "Ctrl Enter", label: "Order what is quoted", run: (event) => submitNearest(event, submit) }]);
  const quoted = quote.view?.product ?? null;
  useEffect(() => {
    // A screen reader reads the quote out as it arrives, and single keys work there.
    if (quoted !== null) heading.current?.focus();
  }, [quoted]);
  const { state, isOpen } = order;
  return {
    chosen,
    choose,
    details,
    setDetails,
    quote,
    approval,
    order: state,
    isOpen,
    missed,
    submit,
    toppedUp,
    receipts,
    filter,
    heading,
  };
}

/** Orders from anywhere on the page, and sends the top-up form where that is what is being filled in. */
function submitNearest(event: KeyboardEvent, submit: () => void): void {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-top-up]") : null;
  if (form) form.requestSubmit();
  else submit();
}
