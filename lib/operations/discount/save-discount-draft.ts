import { findOpenDiscountDraft } from "#db/queries/discount-drafts.ts";
import { lockDiscount } from "#db/queries/discounts.ts";
import type { DiscountAtRevision, SaveDiscountDraftInput } from "#lib/domain/discount/discount-actions-schema.ts";
import { discountHash } from "#lib/domain/discount/discount-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { storeDiscountDraft } from "../store-discount-draft.ts";

/** Stores the working copy over the revision it was read at, and remembers who edited it: none of them may approve it. */
export async function saveDiscountDraft(context: Context, input: SaveDiscountDraftInput): Promise<Result<DiscountAtRevision, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code, revision, document } = input;
  const documentHash = await discountHash(document);
  return idempotently(context, { action: "discount.saveDraft", request: { code, revision, documentHash } }, async (tx) => {
    const discount = await lockDiscount(tx, code);
    if (discount === null) return refused({ code: "NOT_FOUND" });
    const draft = await findOpenDiscountDraft(tx, discount.discountId);
    const saved = await storeDiscountDraft(tx, context, { discount, draft, revision, document, documentHash, editor: user.value });
    return saved.ok ? ok({ code, revision: saved.value.revision }) : saved;
  });
}
