import { findPricePlan, lockDraft } from "#db/queries/price-plans.ts";
import { documentHash, type PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { type DraftSaved, storeDraft } from "../store-draft.ts";

export type SaveDraftInput = { readonly draftId: number; readonly revision: number; readonly document: PricePlanDocument };

/** Stores the working copy over the revision it was read at, and remembers who edited it: none of them may approve it. */
export async function saveDraft(context: Context, input: SaveDraftInput): Promise<Result<DraftSaved, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { draftId, revision, document } = input;
  const hash = await documentHash(document);
  return idempotently(context, { action: "pricePlan.saveDraft", request: { draftId, revision, hash } }, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    const plan = draft && (await findPricePlan(tx, draft.head.pricePlanId));
    if (!plan) return refused({ code: "NOT_FOUND" });
    return storeDraft(tx, context, { draft, plan, revision, document, documentHash: hash, editor: user.value });
  });
}
