import { findOpenDiscountDraft, updateDiscountDraft } from "#db/queries/discount-drafts.ts";
import { lockDiscount } from "#db/queries/discounts.ts";
import type { DiscardDiscountDraftInput, DiscountAtRevision } from "#lib/domain/discount/discount-actions-schema.ts";
import { refuseClosed } from "#lib/domain/price-plan/decide-save-draft.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Gives the working copy up. The row stays, withdrawn; only a draft that was looked at in its present form can be discarded. */
export async function discardDiscountDraft(
  context: Context,
  input: DiscardDiscountDraftInput,
): Promise<Result<DiscountAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "discount.discardDraft", request: input }, async (tx) => {
    const discount = await lockDiscount(tx, code);
    const draft = discount && (await findOpenDiscountDraft(tx, discount.discountId));
    const closed = refuseClosed(draft?.head ?? null);
    if (!draft || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
    const { draftId, documentHash, revision: stored } = draft.head;
    if (stored !== revision) return refused({ code: "STALE_REVISION", params: { revision: stored } });
    await updateDiscountDraft(tx, draftId, { state: "withdrawn" });
    const before = { code, revision, documentHash };
    await writeAudit(tx, context, { action: "discount.discardDraft", entity: "additiveDiscountDraft", entityId: draftId, before });
    return ok({ code, revision });
  });
}
