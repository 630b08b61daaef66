import type { OfferedPriceInput } from "#lib/domain/offer/offer-schema.ts";
import type { OfferedPrice } from "#lib/domain/offer/offer-view.ts";
import type { OrderableServices } from "#lib/domain/ordering/order-view.ts";
import { type Answer, ask, askFor } from "../ui/ask.ts";

/** `clock`: what is offered at another time is another answer. */
export const offerKeys = {
  services: (subscriptionId: number, q: string, clock: string) => ["offer", "services", subscriptionId, q, clock] as const,
  price: (question: OfferedPriceInput | null, clock: string) => ["offer", "price", question, clock] as const,
};

export function fetchOfferedServices(subscriptionId: number, q: string, signal: AbortSignal): Promise<OrderableServices> {
  return askFor("/api/accounts/offer/services", { body: { subscriptionId, q }, signal });
}

export function fetchOfferedPrice(question: OfferedPriceInput, signal: AbortSignal): Promise<Answer<OfferedPrice>> {
  return ask("/api/accounts/offer/price", { body: question, signal });
}
