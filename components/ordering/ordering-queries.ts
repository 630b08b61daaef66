import { type Answer, ask, askFor } from "#components/ui/ask.ts";
import type { QuoteInput } from "#lib/domain/ordering/order-schema.ts";
import type { OrderableServices, QuoteView, SubscriberHit } from "#lib/domain/ordering/order-view.ts";

export const orderingKeys = {
  all: ["ordering"] as const,
  subscribers: (q: string) => [...orderingKeys.all, "subscribers", q] as const,
  services: (subscriptionId: number, q: string, clock: string) => [...orderingKeys.all, "services", subscriptionId, q, clock] as const,
  quote: (input: QuoteInput | null, clock: string) => [...orderingKeys.all, "quote", input, clock] as const,
};

export async function fetchSubscribers(q: string, signal: AbortSignal): Promise<readonly SubscriberHit[]> {
  const { rows } = await askFor<{ readonly rows: readonly SubscriberHit[] }>("/api/ordering/subscribers", { body: { q }, signal });
  return rows;
}

export function fetchServices(subscriptionId: number, q: string, signal: AbortSignal): Promise<OrderableServices> {
  return askFor("/api/ordering/services", { body: { subscriptionId, q }, signal });
}

export function fetchQuote(input: QuoteInput, signal: AbortSignal): Promise<Answer<QuoteView>> {
  return ask("/api/ordering/quote", { body: input, signal });
}
