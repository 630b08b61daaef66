import { type Answer, readAnswer } from "#components/ui/ask.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";

export type PutDraft = {
  readonly document: PricePlanDocument;
  /** What it replaces; null where there was no draft. */
  readonly revision: number | null;
  readonly idempotencyKey: string;
};

/** By a route and not by an action: an action takes 64 kB, a document may be larger. */
export async function putDraft(
  code: string,
  { document, revision, idempotencyKey }: PutDraft,
): Promise<Answer<{ readonly revision: number }>> {
  const precondition = revision === null ? { "if-none-match": "*" } : { "if-match": `"${revision}"` };
  const response = await fetch(`/api/price-plans/${encodeURIComponent(code)}/draft`, {
    method: "PUT",
    headers: { ...precondition, "content-type": "application/json", "idempotency-key": idempotencyKey },
    body: JSON.stringify(document),
  });
  return readAnswer(response);
}
