import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { AgreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import type { AgreementDraftHead, AgreementRequest } from "#lib/domain/agreement/pricing-agreement.ts";
import { fromDbAgreementDocument, fromDbAgreementDraft, fromDbAgreementRequest } from "../mapping/pricing-agreements.ts";
import { approvalRequest } from "../schema/price-plan.ts";
import { pricingAgreementDraft, pricingAgreementDraftEditor } from "../schema/pricing-agreement.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount, ofAccounts } from "./account-key.ts";

export type StoredAgreementDraft = { readonly head: AgreementDraftHead; readonly document: AgreementDocument };
export type AgreementDraftKey = AccountKey & { readonly draftId: number };

const fromRow = (row: typeof pricingAgreementDraft.$inferSelect): StoredAgreementDraft => ({
  head: fromDbAgreementDraft(row),
  document: fromDbAgreementDocument(row.document),
});

const isOpen = inArray(pricingAgreementDraft.state, ["draft", "inReview"]);

export async function listOpenAgreementDrafts(reader: Reader, keys: readonly AccountKey[]): Promise<readonly StoredAgreementDraft[]> {
  if (keys.length === 0) return [];
  const rows = await reader
    .select()
    .from(pricingAgreementDraft)
    .where(and(ofAccounts(pricingAgreementDraft, keys), isOpen));
  return rows.map(fromRow);
}

export async function findOpenAgreementDraft(reader: Reader, key: AccountKey): Promise<StoredAgreementDraft | null> {
  const [draft] = await listOpenAgreementDrafts(reader, [key]);
  return draft ?? null;
}

const ofDraft = ({ draftId, ...key }: AgreementDraftKey): SQL | undefined =>
  and(ofAccount(pricingAgreementDraft, key), eq(pricingAgreementDraft.draftId, draftId));

export async function findAgreementDraft(reader: Reader, key: AgreementDraftKey): Promise<StoredAgreementDraft | null> {
  const [row] = await reader.select().from(pricingAgreementDraft).where(ofDraft(key));
  return row ? fromRow(row) : null;
}

export async function insertAgreementDraft(tx: Tx, row: Omit<typeof pricingAgreementDraft.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(pricingAgreementDraft).values(row);
}

type DraftChange = Partial<
  Pick<typeof pricingAgreementDraft.$inferInsert, "state" | "document" | "documentHash" | "revision" | "publishedVersionId">
>;

export async function updateAgreementDraft(tx: Tx, key: AgreementDraftKey, change: DraftChange): Promise<void> {
  await tx.update(pricingAgreementDraft).set(change).where(ofDraft(key));
}

export async function addAgreementEditor(tx: Tx, { shard, accountId, draftId }: AgreementDraftKey, userId: number): Promise<void> {
  await tx.insert(pricingAgreementDraftEditor).values({ shard, accountId, draftId, userId }).onConflictDoNothing();
}

export async function listAgreementEditors(reader: Reader, { draftId, ...key }: AgreementDraftKey): Promise<readonly number[]> {
  const rows = await reader
    .select({ userId: pricingAgreementDraftEditor.userId })
    .from(pricingAgreementDraftEditor)
    .where(and(ofAccount(pricingAgreementDraftEditor, key), eq(pricingAgreementDraftEditor.draftId, draftId)));
  return rows.map(({ userId }) => userId);
}

const isOfAgreement = eq(approvalRequest.kind, "pricingAgreement");

const requestsOf = ({ shard, accountId, draftId }: AgreementDraftKey): SQL | undefined =>
  and(
    isOfAgreement,
    eq(approvalRequest.shard, shard),
    eq(approvalRequest.accountId, accountId),
    eq(approvalRequest.agreementDraftId, draftId),
  );

/** What is asked of a second person about this draft, if anything is. */
export async function findOpenAgreementRequest(reader: Reader, key: AgreementDraftKey): Promise<AgreementRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(requestsOf(key), isNull(approvalRequest.decision)));
  return row ? fromDbAgreementRequest(row) : null;
}

/** The last decision on a draft that is being worked on again: what the reviewer asked for. */
export async function findLastAgreementDecision(reader: Reader, key: AgreementDraftKey): Promise<AgreementRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(requestsOf(key), isNotNull(approvalRequest.decision)))
    .orderBy(desc(approvalRequest.decidedAt), desc(approvalRequest.requestId))
    .limit(1);
  return row ? fromDbAgreementRequest(row) : null;
}

export async function findAgreementRequest(reader: Reader, requestId: number): Promise<AgreementRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(isOfAgreement, eq(approvalRequest.requestId, requestId)));
  return row ? fromDbAgreementRequest(row) : null;
}

/** Locked until the end of the transaction: of two decisions the second finds it decided. */
export async function lockAgreementRequest(tx: Tx, requestId: number): Promise<AgreementRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(isOfAgreement, eq(approvalRequest.requestId, requestId)))
    .for("update");
  return row ? fromDbAgreementRequest(row) : null;
}

/** Oldest first: who has waited longest is served first. */
export async function listOpenAgreementRequests(reader: Reader): Promise<readonly AgreementRequest[]> {
  const rows = await reader
    .select()
    .from(approvalRequest)
    .where(and(isOfAgreement, isNull(approvalRequest.decision)))
    .orderBy(asc(approvalRequest.requestedAt), asc(approvalRequest.requestId));
  return rows.map(fromDbAgreementRequest);
}
