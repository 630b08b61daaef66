import { type Answer, readAnswer } from "../../ui/ask.ts";

/** Null asks what the sheet would do; else what was looked at, by its hash, is put in: once for each key. */
export type Reviewed = { readonly hash: string; readonly idempotencyKey: string } | null;

/** By a route and not by an action: an action takes 64 kB, a sheet may be larger. It is sent as it was read. */
export async function postSheet<Preview>(path: string, text: string, reviewed: Reviewed): Promise<Answer<Preview>> {
  const query = reviewed === null ? "dry-run=1" : `reviewed=${reviewed.hash}`;
  const response = await fetch(`${path}?${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv; charset=utf-8", ...(reviewed === null ? {} : { "idempotency-key": reviewed.idempotencyKey }) },
    body: text,
  });
  return readAnswer(response);
}
