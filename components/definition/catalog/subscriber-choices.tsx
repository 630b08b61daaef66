"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSettled } from "../../ui/use-settled.ts";
import { catalogKeys, fetchSubscribers } from "./catalog-queries.ts";

type SubscriberChoicesProps = { readonly q: string; readonly onChoose: (subscriptionNumber: string) => void };

const SETTLE_MILLIS = 150;

/** Subscriptions by what a caller says of themselves, as the ordering desk finds them. */
export function SubscriberChoices({ q, onChoose }: SubscriberChoicesProps) {
  const settled = useSettled(q, SETTLE_MILLIS);
  const found = useQuery({
    queryKey: catalogKeys.subscribers(settled),
    queryFn: ({ signal }) => fetchSubscribers(settled, signal),
    placeholderData: keepPreviousData,
  });
  const hits = found.data ?? [];
  if (found.isSuccess && !found.isPlaceholderData && hits.length === 0) {
    return <p className="text-muted">{`Nobody found for “${q}”. A name is found by its beginning.`}</p>;
  }
  return (
    <ul aria-label="Subscriptions found" className="overflow-hidden rounded-md border">
      {hits.map(({ subscriptionNumber, accountName, classificationName, payment }) => (
        <li key={subscriptionNumber} className="border-line-soft border-b last:border-b-0">
          <button
            type="button"
            className="flex min-h-9 w-full flex-wrap items-center gap-x-3 px-3 py-1.5 text-left hover:bg-hover"
            onClick={() => onChoose(subscriptionNumber)}
          >
            <span className="font-medium">{accountName}</span>
            <span className="text-muted text-xs">
              {[subscriptionNumber, classificationName, payment === "prepaid" ? "Prepaid" : "Normal"].join(" · ")}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
