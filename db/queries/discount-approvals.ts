import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { DiscountRequest } from "#lib/domain/discount/additive-discount.ts";
import { fromDbDiscountRequest } from "../mapping/discounts.ts";
import { approvalRequest } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";

const isOfDiscount = eq(approvalRequest.kind, "additiveDiscount");

/** What is asked of a second person about this draft, if anything is. */
export async function findOpenDiscountRequest(reader: Reader, draftId: number): Promise<DiscountRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.discountDraftId, draftId), isNull(approvalRequest.decision)));
  return row ? fromDbDiscountRequest(row) : null;
}

/** The last decision on a draft that is being worked on again: what the reviewer asked for. */
export async function findLastDiscountDecision(reader: Reader, draftId: number): Promise<DiscountRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.discountDraftId, draftId), isNotNull(approvalRequest.decision)))
    .orderBy(desc(approvalRequest.decidedAt), desc(approvalRequest.requestId))
    .limit(1);
  return row ? fromDbDiscountRequest(row) : null;
}

export async function findDiscountRequest(reader: Reader, requestId: number): Promise<DiscountRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.requestId, requestId), isOfDiscount));
  return row ? fromDbDiscountRequest(row) : null;
}

/** Locked until the end of the transaction: of two decisions the second finds it decided. */
export async function lockDiscountRequest(tx: Tx, requestId: number): Promise<DiscountRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.requestId, requestId), isOfDiscount))
    .for("update");
  return row ? fromDbDiscountRequest(row) : null;
}

/** Oldest first: who has waited longest is served first. */
export async function listOpenDiscountRequests(reader: Reader): Promise<readonly DiscountRequest[]> {
  const rows = await reader
    .select()
    .from(approvalRequest)
    .where(and(isOfDiscount, isNull(approvalRequest.decision)))
    .orderBy(asc(approvalRequest.requestedAt), asc(approvalRequest.requestId));
  return rows.map(fromDbDiscountRequest);
}
