/** One request to a provider, as what is decided about its successors needs to know it. */
export type SentRequest = {
  readonly requestId: number;
  readonly provisioningProviderId: number;
  readonly device: string;
  readonly productCode: string;
  readonly state: "pending" | "delivered" | "failed";
};

/** Giving up takes the charge back only where nothing arrived and nothing is on its way: one that was sent again may have. */
export function isUndelivered(requests: readonly SentRequest[]): boolean {
  return requests.length > 0 && requests.every(({ state }) => state === "failed");
}
