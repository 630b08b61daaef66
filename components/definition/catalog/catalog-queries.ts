import type { TestCatalogForm } from "#lib/domain/catalog/catalog-schema.ts";
import type { CatalogTest } from "#lib/domain/catalog/catalog-test.ts";
import type { LineImportAnswer } from "#lib/domain/catalog/decide-import-lines.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { SubscriberHit } from "#lib/domain/ordering/order-view.ts";
import { type Answer, ask, askFor, fetchPage, readAnswer } from "../../ui/ask.ts";

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

type Post =
  | { readonly text: string; readonly reviewed: null }
  | { readonly text: string; readonly reviewed: string; readonly idempotencyKey: string };

/** By a route and not by an action, as the sheet is a file: it is sent as it was read. */
export async function postLines(code: string, post: Post): Promise<Answer<LineImportAnswer>> {
  const query = post.reviewed === null ? "dry-run=1" : `reviewed=${post.reviewed}`;
  const response = await fetch(`/api/catalogs/${encodeURIComponent(code)}/lines?${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv; charset=utf-8", ...(post.reviewed === null ? {} : { "idempotency-key": post.idempotencyKey }) },
    body: post.text,
  });
  return readAnswer(response);
}
