import { and, asc, desc, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { ApprovalRequest } from "#lib/domain/price-plan/price-plan.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { fromDbApprovalRequest } from "../mapping/price-plans.ts";
import { approvalRequest } from "../schema/price-plan.ts";
import type { Tx } from "../tx.ts";

export async function insertApprovalRequest(tx: Tx, row: Omit<typeof approvalRequest.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(approvalRequest).values(row);
}

/** Those of discounts have queries of their own (`discount-approvals.ts`). */
const isOfPrices = eq(approvalRequest.kind, "pricePlan");

/** Locked until the end of the transaction: of two decisions the second finds it decided. */
export async function lockApprovalRequest(tx: Tx, requestId: number): Promise<ApprovalRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.requestId, requestId), isOfPrices))
    .for("update");
  return row ? fromDbApprovalRequest(row) : null;
}

export async function findApprovalRequest(tx: Tx, requestId: number): Promise<ApprovalRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.requestId, requestId), isOfPrices));
  return row ? fromDbApprovalRequest(row) : null;
}

export async function findOpenRequestOfDraft(tx: Tx, draftId: number): Promise<ApprovalRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.draftId, draftId), isNull(approvalRequest.decision)));
  return row ? fromDbApprovalRequest(row) : null;
}

/** The last decision on a draft that is being worked on again: what the reviewer asked for. */
export async function findLastDecisionOfDraft(tx: Tx, draftId: number): Promise<ApprovalRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.draftId, draftId), isNotNull(approvalRequest.decision)))
    .orderBy(desc(approvalRequest.decidedAt), desc(approvalRequest.requestId))
    .limit(1);
  return row ? fromDbApprovalRequest(row) : null;
}

/** Oldest first: who has waited longest is served first. */
export async function listOpenRequests(tx: Tx): Promise<readonly ApprovalRequest[]> {
  const rows = await tx
    .select()
    .from(approvalRequest)
    .where(and(isOfPrices, isNull(approvalRequest.decision)))
    .orderBy(asc(approvalRequest.requestedAt), asc(approvalRequest.requestId));
  return rows.map(fromDbApprovalRequest);
}

/** Of requests, those about this UDR. */
export function isOfUdr({ shard, accountId, udrId }: UdrKey): SQL | undefined {
  return and(eq(approvalRequest.shard, shard), eq(approvalRequest.accountId, accountId), eq(approvalRequest.udrId, udrId));
}

export async function recordDecision(
  tx: Tx,
  requestId: number,
  decision: Required<Pick<typeof approvalRequest.$inferInsert, "decision" | "decidedBy" | "decidedAt" | "decisionNote">>,
): Promise<void> {
  await tx
    .update(approvalRequest)
    .set(decision)
    .where(and(eq(approvalRequest.requestId, requestId), isNull(approvalRequest.decision)));
}
