"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { announce } from "#components/ui/live-region.tsx";
import { useDelivery } from "#components/ui/use-delivery.ts";

/** Reads the page again when the request that waits has been answered, and says so. */
export function DeliveryWatch({ udrId, request }: { readonly udrId: number; readonly request: number }) {
  const router = useRouter();
  const state = useDelivery(udrId, { request, isPending: true });
  useEffect(() => {
    if (state !== "delivered" && state !== "failed") return;
    announce(state === "delivered" ? "Delivered." : "It could not be delivered.");
    router.refresh();
  }, [state, router]);
  return null;
}
