import type { TestCatalogForm } from "#lib/domain/catalog/catalog-schema.ts";
import type { CatalogTest } from "#lib/domain/catalog/catalog-test.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { SubscriberHit } from "#lib/domain/ordering/order-view.ts";
import { type Answer, ask, askFor, fetchPage } from "../../ui/ask.ts";

export const catalogKeys = {
  test: (question: TestCatalogForm | null) => ["catalogs", "test", question] as const,
  subscribers: (q: string) => ["catalogs", "subscribers", q] as const,
  products: (q: string) => ["catalogs", "products", q] as const,
};

export function fetchCatalogTest(question: TestCatalogForm, signal: AbortSignal): Promise<Answer<CatalogTest>> {
  return ask("/api/catalogs/test", { body: question, signal });
}

/** Subscriptions by what a caller says of themselves, as the ordering desk finds them. */
export async function fetchSubscribers(q: string, signal: AbortSignal): Promise<readonly SubscriberHit[]> {
  const { rows } = await askFor<{ readonly rows: readonly SubscriberHit[] }>("/api/ordering/subscribers", { body: { q }, signal });
  return rows;
}

/** Products by part of their name or code, for a field that names one. */
export async function fetchProductsNamed(q: string, signal: AbortSignal): Promise<readonly Reference[]> {
  const { items } = await fetchPage<{ readonly items: readonly Reference[] }>(`/api/v1/products?${new URLSearchParams({ q })}`, signal);
  return items;
}
