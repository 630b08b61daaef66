import type { DeviceChoice } from "../device/device-view.ts";

/** How the latest request of a UDR stands; "notNeeded" while nothing was to be delivered. */
export type DeliveryView = { readonly state: "pending" | "delivered" | "failed" | "notNeeded" };

/** Whether the delivery of a UDR may be sent again, and to what; null for who may not order. */
export type ResendOffer =
  | { readonly kind: "offered"; readonly devices: readonly DeviceChoice[]; readonly preset: string | null; readonly latest: number }
  | { readonly kind: "refused"; readonly reason: string }
  | null;

/** A request that was accepted: it stands in the outbox. */
export type ResentView = { readonly requestId: number; readonly udrId: number; readonly deviceEnding: string };
