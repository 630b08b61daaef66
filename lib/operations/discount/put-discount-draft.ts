import { nextId } from "#db/ids.ts";
import { findOpenDiscountDraft } from "#db/queries/discount-drafts.ts";
import { lockDiscount } from "#db/queries/discounts.ts";
import { type DiscountDocument, discountHash } from "#lib/domain/discount/discount-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { beginDiscountDraft, storeDiscountDraft } from "../store-discount-draft.ts";

export type PutDiscountDraftInput = {
  readonly code: string;
  /** Of the open draft as its reader saw it; null when they saw that there is none. */
  readonly revision: number | null;
  readonly document: DiscountDocument;
};

export type DiscountDraftPut = { readonly code: string; readonly draftId: number; readonly revision: number };

/** Puts a whole document into the draft, or begins one with it. A draft that a colleague saved or began meanwhile is refused, not replaced. */
export async function putDiscountDraft(context: Context, input: PutDiscountDraftInput): Promise<Result<DiscountDraftPut, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code, revision, document } = input;
  const content = { document, documentHash: await discountHash(document), editor: user.value };
  const draftId = await nextId(context.database, "additiveDiscountDraft");
  const request = { code, revision, documentHash: content.documentHash };
  return idempotently(context, { action: "discount.putDraft", request }, async (tx) => {
    const discount = await lockDiscount(tx, code);
    if (discount === null) return refused({ code: "NOT_FOUND" });
    const draft = await findOpenDiscountDraft(tx, discount.discountId);
    if (revision === null && draft !== null) return refused({ code: "DRAFT_OPEN" });
    if (revision !== null && draft === null) return refused({ code: "DRAFT_NOT_OPEN" });
    const stored = await (revision === null
      ? beginDiscountDraft(tx, context, { discount, draftId, ...content })
      : storeDiscountDraft(tx, context, { discount, draft, revision, ...content }));
    return stored.ok ? ok({ code, ...stored.value }) : stored;
  });
}
