import { nextId } from "#db/ids.ts";
import { findOpenDiscountDraft, insertDiscountDraft } from "#db/queries/discount-drafts.ts";
import { discountVersionDocuments, listDiscountVersions, lockDiscount } from "#db/queries/discounts.ts";
import type { OpenDiscountDraftInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { present } from "#lib/kernel/assert.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { actingUser } from "../acting-user.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DiscountDraftOpened = { readonly code: string; readonly draftId: number };

/** The open draft of a discount: the one there is, or a new one of its newest version. Whoever asks second gets the first one's. */
export async function openDiscountDraft(context: Context, input: OpenDiscountDraftInput): Promise<Result<DiscountDraftOpened, Refusal>> {
  const user = actingUser(context);
  if (!user.ok) return user;
  const { code } = input;
  const draftId = await nextId(context.database, "additiveDiscountDraft");
  return idempotently(context, { action: "discount.openDraft", request: input }, async (tx) => {
    const discount = await lockDiscount(tx, code);
    if (discount === null) return refused({ code: "NOT_FOUND" });
    if (discount.archivedAt !== null) return refused({ code: "DEFINITION_ARCHIVED" });
    const open = await findOpenDiscountDraft(tx, discount.discountId);
    if (open !== null) return ok({ code, draftId: open.head.draftId });
    const [newest] = await listDiscountVersions(tx, discount.discountId);
    // Without a version its first draft was given up: there is nothing to begin from but the form of a new one.
    if (newest === undefined) return refused({ code: "NOTHING_IN_FORCE", params: { plan: discount.name } });
    const document = present(
      (await discountVersionDocuments(tx, discount.discountId)).get(newest.versionId),
      `version ${newest.versionId}`,
    );
    const { discountId } = discount;
    const { versionId, documentHash, version } = newest;
    await insertDiscountDraft(tx, {
      draftId,
      discountId,
      basedOnVersionId: versionId,
      state: "draft",
      document,
      documentHash,
      revision: 1,
    });
    const after = { code, basedOnVersion: version };
    await writeAudit(tx, context, { action: "discount.openDraft", entity: "additiveDiscountDraft", entityId: draftId, after });
    return ok({ code, draftId });
  });
}
