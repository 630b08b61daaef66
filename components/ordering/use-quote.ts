"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentDiscounts } from "#components/ui/asked-discounts.ts";
import { instantOf } from "#components/ui/iso-instant.tsx";
import { useSettled } from "#components/ui/use-settled.ts";
import type { DeskView, QuoteView } from "#lib/domain/ordering/order-view.ts";
import type { OrderDetails } from "./order-fields.tsx";
import { fetchQuote, orderingKeys } from "./ordering-queries.ts";
import type { ChosenService } from "./service-picker.tsx";

const SETTLE_MILLIS = 250;

export type Quoting = {
  readonly desk: DeskView;
  readonly clockOffsetMillis: number;
  readonly chosen: ChosenService | null;
  readonly details: OrderDetails;
};

/** The quote of what is chosen: asked again when the details settle, when the clock was moved, and when it runs out. */
export function useQuote({ desk, clockOffsetMillis, chosen, details }: Quoting) {
  const settled = useSettled(details, SETTLE_MILLIS);
  const product = chosen?.service.product ?? null;
  const input =
    product === null
      ? null
      : {
          subscriptionId: desk.subscriptionId,
          product,
          quantity: settled.quantity,
          metadata: { ...settled.metadata },
          ...(settled.device === null ? {} : { device: settled.device }),
          discounts: sentDiscounts(settled.discounts),
        };
  const query = useQuery({
    queryKey: orderingKeys.quote(input, clockOffsetMillis),
    queryFn: input === null ? skipToken : ({ signal }) => fetchQuote(input, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Chosen again it is asked for again: an order in between has moved the wallet, and a price may have changed.
    gcTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.ok ? millisToStand(data.value) : false),
  });
  const answer = query.data;
  const [last, setLast] = useState<QuoteView | null>(null);
  if (answer?.ok && answer.value !== last) setLast(answer.value);
  // A value on its way to being typed: the quote before it stays, so that nobody loses the field from under the hands.
  const isFieldAtFault = answer !== undefined && !answer.ok && /^(?:discounts|quantity$)/.test(answer.problem.path ?? "");
  const isOld = query.isPlaceholderData || settled !== details || isFieldAtFault;
  const shown = answer?.ok ? answer.value : isFieldAtFault ? last : null;
  return {
    view: shown?.product === product ? shown : null,
    problem: answer && !answer.ok && settled === details && !query.isPlaceholderData ? answer.problem : null,
    /** What is shown belongs to an earlier question; it must not be ordered. */
    isOld,
    /** The answer to the same question is on its way again: after a top-up, or since it ran out. */
    isAskedAgain: query.isFetching,
    isError: query.isError,
  };
}

/** Both ends are readings of the business clock, so their distance is real time; a little later, to be past the boundary. */
function millisToStand({ at, validUntil }: QuoteView): number {
  return Math.max(1000, instantOf(validUntil) - instantOf(at) + 250);
}
