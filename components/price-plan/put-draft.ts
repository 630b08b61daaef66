import { type Answer, readAnswer } from "#components/ui/ask.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";

export type PutDraft = {
  readonly document: PricePlanDocument;
  /** What it replaces; null where there was no draft. */
  readonly revision: number | null;
  /** That draft and no other: one that was begun after it may have the same revision. */
  readonly draftId?: number;
  readonly idempotencyKey: string;
};

/** By a route and not by an action: an action takes 64 kB, a document may be larger. */
export async function putDraft(
  code: string,
  { document, revision, draftId, idempotencyKey }: PutDraft,
): Promise<Answer<{ readonly revision: number }>> {
  const precondition = revision === null ? { "if-none-match": "*" } : { "if-match": `"${revision}"` };
  const which = draftId === undefined ? "" : `?draft=${draftId}`;
  const response = await fetch(`/api/price-plans/${encodeURIComponent(code)}/draft${which}`, {
    method: "PUT",
    headers: { ...precondition, "content-type": "application/json", "idempotency-key": idempotencyKey },
    body: JSON.stringify(document),
  });
  return readAnswer(response);
}
