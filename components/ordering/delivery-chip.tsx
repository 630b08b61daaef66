"use client";

import { useEffect } from "react";
import { announce } from "#components/ui/live-region.tsx";
import { StatusPill } from "#components/ui/status-pill.tsx";
import { useDelivery } from "#components/ui/use-delivery.ts";

type DeliveryChipProps = { readonly udrId: number; readonly productName: string };

/** Whether what was ordered has arrived, while the caller is still on the line. */
export function DeliveryChip({ udrId, productName }: DeliveryChipProps) {
  const state = useDelivery(udrId, { request: null, isPending: true });
  useEffect(() => {
    if (state === "delivered") announce(`${productName} is provisioned.`);
    if (state === "failed") announce(`${productName} could not be provisioned.`);
  }, [state, productName]);
  if (state === "delivered") {
    return (
      <StatusPill tone="positive" mark="full">
        Provisioned
      </StatusPill>
    );
  }
  return state === "failed" ? (
    <StatusPill tone="negative" mark="cross">
      Not provisioned
    </StatusPill>
  ) : (
    <StatusPill tone="accent" mark="half">
      Provisioning pending
    </StatusPill>
  );
}
