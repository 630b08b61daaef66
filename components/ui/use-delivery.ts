"use client";

import { useQuery } from "@tanstack/react-query";
import type { DeliveryView } from "#lib/domain/provisioning/delivery-view.ts";
import { askFor } from "./ask.ts";

/** A provider answers within seconds or not for a while: then it is asked about less often. */
const OFTEN = 1_000;
const SELDOM = 10_000;
const OFTEN_TIMES = 30;

/** How the delivery of a UDR stands, followed until it has arrived or failed. Each request of it is followed anew. */
export function useDelivery(udrId: number, { request, isPending }: { readonly request: number | null; readonly isPending: boolean }) {
  const found = useQuery({
    queryKey: ["delivery", udrId, request],
    queryFn: ({ signal }) => askFor<DeliveryView>("/api/ordering/delivery", { body: { udrId }, signal }),
    enabled: isPending,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data !== undefined && data.state !== "pending") return false;
      return dataUpdateCount < OFTEN_TIMES ? OFTEN : SELDOM;
    },
  });
  return found.data?.state ?? null;
}
