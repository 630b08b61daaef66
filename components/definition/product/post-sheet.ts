import type { ImportAnswer } from "#lib/domain/product/import-answer.ts";
import { type Answer, readAnswer } from "../../ui/ask.ts";

type Post = { readonly reviewed: null } | { readonly reviewed: string; readonly idempotencyKey: string };

/** By a route and not by an action: an action takes 64 kB, a sheet may be larger. */
export async function postSheet(text: string, post: Post): Promise<Answer<ImportAnswer>> {
  const query = post.reviewed === null ? "dry-run=1" : `reviewed=${post.reviewed}`;
  const response = await fetch(`/api/products/import?${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv; charset=utf-8", ...(post.reviewed === null ? {} : { "idempotency-key": post.idempotencyKey }) },
    body: text,
  });
  return readAnswer(response);
}
