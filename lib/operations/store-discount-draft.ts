import { addDiscountEditor, insertDiscountDraft, type StoredDiscountDraft, updateDiscountDraft } from "#db/queries/discount-drafts.ts";
import { insertDiscount, listDiscountVersions } from "#db/queries/discounts.ts";
import type { Tx } from "#db/tx.ts";
import type { AdditiveDiscount } from "#lib/domain/discount/additive-discount.ts";
import { decideSaveDiscount } from "#lib/domain/discount/decide-discount.ts";
import type { CreateDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

type Content = { readonly document: DiscountDocument; readonly documentHash: string; readonly editor: number };

export type DiscountDraftToStore = Content & {
  /** Held by the caller. */
  readonly discount: AdditiveDiscount;
  readonly draft: StoredDiscountDraft | null;
  /** That the editor began from. */
  readonly revision: number;
};

export type StoredDraftAt = { readonly draftId: number; readonly revision: number };

/** Writes a working copy over the revision it was read at, and remembers who edited it. */
export async function storeDiscountDraft(tx: Tx, context: Context, storing: DiscountDraftToStore): Promise<Result<StoredDraftAt, Refusal>> {
  const { discount, draft, revision, document, documentHash, editor } = storing;
  const decided = decideSaveDiscount({ discount, draft: draft?.head ?? null, revision, document, documentHash });
  if (!decided.ok) return decided;
  if (draft === null) return refused({ code: "NOT_FOUND" });
  const { draftId } = draft.head;
  if (decided.value.isChanged) {
    const saved = { revision: decided.value.revision, documentHash };
    await updateDiscountDraft(tx, draftId, { document, ...saved });
    await addDiscountEditor(tx, draftId, editor);
    const before = { revision: draft.head.revision, documentHash: draft.head.documentHash };
    const audited = { action: "discount.saveDraft", entity: "additiveDiscountDraft", entityId: draftId };
    await writeAudit(tx, context, { ...audited, before, after: saved });
  }
  return ok({ draftId, revision: decided.value.revision });
}

export type DiscountDraftToBegin = Content & { readonly draftId: number; readonly discount: AdditiveDiscount };

/** Begins the working copy of a discount that has none, with what is to be in it; it is based on the newest version. */
export async function beginDiscountDraft(
  tx: Tx,
  context: Context,
  beginning: DiscountDraftToBegin,
): Promise<Result<StoredDraftAt, Refusal>> {
  const { draftId, discount, document, documentHash, editor } = beginning;
  if (discount.archivedAt !== null) return refused({ code: "DEFINITION_ARCHIVED" });
  if (document.code !== discount.code) return refused({ code: "DOCUMENT_INVALID", path: "code" });
  if (document.application !== discount.application) return refused({ code: "DOCUMENT_INVALID", path: "application" });
  const { discountId, code } = discount;
  const [newest] = await listDiscountVersions(tx, discountId);
  const basedOnVersionId = newest?.versionId ?? null;
  await insertDiscountDraft(tx, { draftId, discountId, basedOnVersionId, state: "draft", document, documentHash, revision: 1 });
  await addDiscountEditor(tx, draftId, editor);
  const after = { code, basedOnVersion: newest?.version ?? null, documentHash };
  await writeAudit(tx, context, { action: "discount.openDraft", entity: "additiveDiscountDraft", entityId: draftId, after });
  return ok({ draftId, revision: 1 });
}

export type DiscountToInsert = Content &
  Pick<CreateDiscountInput, "code" | "name" | "description" | "application"> & { readonly discountId: number; readonly draftId: number };

/** A discount with its first draft, both or neither. That code and name are free was asked before. */
export async function insertDiscountWithDraft(tx: Tx, context: Context, inserting: DiscountToInsert): Promise<void> {
  const { discountId, draftId, code, name, description, application, document, documentHash, editor } = inserting;
  await insertDiscount(tx, { discountId, code, name, description, application });
  await insertDiscountDraft(tx, { draftId, discountId, basedOnVersionId: null, state: "draft", document, documentHash, revision: 1 });
  await addDiscountEditor(tx, draftId, editor);
  await writeAudit(tx, context, {
    action: "discount.create",
    entity: "additiveDiscount",
    entityId: code,
    after: { name, description, application, draftId, documentHash },
  });
}
