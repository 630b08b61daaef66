import { type Answer, ask, askFor } from "#components/ui/ask.ts";
import type { QuoteInput } from "#lib/domain/ordering/order-schema.ts";
import type { OrderableServices, QuoteView, SubscriberHit } from "#lib/domain/ordering/order-view.ts";

/** Asked again when the clock was moved, not as it runs on: a quote says itself until when it stands. */
export const orderingKeys = {
  all: ["ordering"] as const,
  subscribers: (q: string) => [...orderingKeys.all, "subscribers", q] as const,
  services: (subscriptionId: number, q: string, clockOffsetMillis: number) =>
    [...orderingKeys.all, "services", subscriptionId, q, clockOffsetMillis] as const,
  quote: (input: QuoteInput | null, clockOffsetMillis: number) => [...orderingKeys.all, "quote", input, clockOffsetMillis] as const,
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
