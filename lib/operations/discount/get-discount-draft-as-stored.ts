import { findOpenDiscountDraft } from "#db/queries/discount-drafts.ts";
import { findDiscount } from "#db/queries/discounts.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";

export type DiscountDraftAsStored = { readonly draftId: number; readonly revision: number; readonly document: DiscountDocument };

/** The open draft as it is stored: what a PUT replaces, and what somebody is told who meant another one. */
export async function getDiscountDraftAsStored(context: Context, code: string): Promise<Result<DiscountDraftAsStored, Refusal>> {
  return inTransaction(context, async (tx) => {
    const discount = await findDiscount(tx, code);
    const draft = discount && (await findOpenDiscountDraft(tx, discount.discountId));
    if (!draft) return refused({ code: "NOT_FOUND" });
    const { draftId, revision } = draft.head;
    return ok({ draftId, revision, document: draft.document });
  });
}
