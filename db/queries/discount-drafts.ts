import { and, eq, inArray } from "drizzle-orm";
import type { DiscountDraftHead } from "#lib/domain/discount/additive-discount.ts";
import type { DiscountDocument } from "#lib/domain/discount/discount-document.ts";
import { fromDbDiscountDocument, fromDbDiscountDraft } from "../mapping/discounts.ts";
import { additiveDiscountDraft, additiveDiscountDraftEditor } from "../schema/additive-discount.ts";
import type { Reader, Tx } from "../tx.ts";

export type StoredDiscountDraft = { readonly head: DiscountDraftHead; readonly document: DiscountDocument };

type DraftRow = typeof additiveDiscountDraft.$inferSelect;

const fromRow = (row: DraftRow): StoredDiscountDraft => ({
  head: fromDbDiscountDraft(row),
  document: fromDbDiscountDocument(row.document),
});

const isOpen = inArray(additiveDiscountDraft.state, ["draft", "inReview"]);

export async function findOpenDiscountDraft(reader: Reader, discountId: number): Promise<StoredDiscountDraft | null> {
  const [row] = await reader
    .select()
    .from(additiveDiscountDraft)
    .where(and(eq(additiveDiscountDraft.discountId, discountId), isOpen));
  return row ? fromRow(row) : null;
}

export async function listOpenDiscountDrafts(reader: Reader): Promise<readonly StoredDiscountDraft[]> {
  return (await reader.select().from(additiveDiscountDraft).where(isOpen)).map(fromRow);
}

export async function findDiscountDraft(reader: Reader, draftId: number): Promise<StoredDiscountDraft | null> {
  const [row] = await reader.select().from(additiveDiscountDraft).where(eq(additiveDiscountDraft.draftId, draftId));
  return row ? fromRow(row) : null;
}

export async function insertDiscountDraft(tx: Tx, row: Omit<typeof additiveDiscountDraft.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(additiveDiscountDraft).values(row);
}

type DraftChange = Partial<
  Pick<typeof additiveDiscountDraft.$inferInsert, "state" | "document" | "documentHash" | "revision" | "publishedVersionId">
>;

export async function updateDiscountDraft(tx: Tx, draftId: number, change: DraftChange): Promise<void> {
  await tx.update(additiveDiscountDraft).set(change).where(eq(additiveDiscountDraft.draftId, draftId));
}

export async function addDiscountEditor(tx: Tx, draftId: number, userId: number): Promise<void> {
  await tx.insert(additiveDiscountDraftEditor).values({ draftId, userId }).onConflictDoNothing();
}

export async function listDiscountEditors(reader: Reader, draftId: number): Promise<readonly number[]> {
  const rows = await reader
    .select({ userId: additiveDiscountDraftEditor.userId })
    .from(additiveDiscountDraftEditor)
    .where(eq(additiveDiscountDraftEditor.draftId, draftId));
  return rows.map(({ userId }) => userId);
}
