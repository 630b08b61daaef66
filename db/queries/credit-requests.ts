import { and, asc, desc, eq, isNull, lte, type SQL } from "drizzle-orm";
import type { CreditRequest } from "#lib/domain/udr/credit-request.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbCreditRequest } from "../mapping/credit-requests.ts";
import { creditRequest } from "../schema/credit-request.ts";
import { reasonCode } from "../schema/people.ts";
import { approvalRequest } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";
import { isOfUdr } from "./approvals.ts";

export async function insertCreditRequest(tx: Tx, row: Omit<typeof creditRequest.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(creditRequest).values(row);
}

/** Once it is decided, the personal values that it would have set are not needed any more. */
export async function emptyCreditRequest(tx: Tx, { shard, accountId, requestId }: CreditRequest): Promise<void> {
  await tx
    .update(creditRequest)
    .set({ personal: {} })
    .where(and(eq(creditRequest.shard, shard), eq(creditRequest.accountId, accountId), eq(creditRequest.requestId, requestId)));
}

export async function findCreditRequest(reader: Reader, requestId: number): Promise<CreditRequest | null> {
  const [row] = await select(reader, eq(approvalRequest.requestId, requestId));
  return row ? fromDbCreditRequest(row) : null;
}

/** Locked until the end of the transaction: of two decisions the second finds it decided. */
export async function lockCreditRequest(tx: Tx, requestId: number): Promise<CreditRequest | null> {
  const isOfIt = and(eq(approvalRequest.requestId, requestId), eq(approvalRequest.kind, "credit"));
  await tx.select({ requestId: approvalRequest.requestId }).from(approvalRequest).where(isOfIt).for("update");
  return findCreditRequest(tx, requestId);
}

/** What waits for a decision about this UDR, locked until the end of the transaction. */
export async function lockOpenCreditRequestOf(tx: Tx, udr: UdrKey): Promise<CreditRequest | null> {
  const isOpen = and(eq(approvalRequest.kind, "credit"), isOfUdr(udr), isNull(approvalRequest.decision));
  const [row] = await tx.select({ requestId: approvalRequest.requestId }).from(approvalRequest).where(isOpen).for("update");
  return row ? findCreditRequest(tx, row.requestId) : null;
}

/** Of this UDR, what waits for a decision or was decided last. */
export async function findCreditRequestOf(reader: Reader, udr: UdrKey): Promise<CreditRequest | null> {
  const [row] = await select(reader, isOfUdr(udr)).orderBy(desc(approvalRequest.requestId)).limit(1);
  return row ? fromDbCreditRequest(row) : null;
}

type Waiting = { readonly now: Instant; readonly limit: number };

/** Oldest first: who has waited longest is served first. What has expired is last, so that it never takes the place of what can be approved. */
export async function listOpenCreditRequests(reader: Reader, { now, limit }: Waiting): Promise<readonly CreditRequest[]> {
  const rows = await select(reader, isNull(approvalRequest.decision))
    .orderBy(lte(creditRequest.expiresAt, now), asc(approvalRequest.requestedAt), asc(approvalRequest.requestId))
    .limit(limit);
  return rows.map(fromDbCreditRequest);
}

function select(reader: Reader, where: SQL | undefined) {
  const { reasonCodeId, label, usageHappened } = reasonCode;
  return reader
    .select({ approval: approvalRequest, credit: creditRequest, reason: { reasonCodeId, label, usageHappened } })
    .from(approvalRequest)
    .innerJoin(
      creditRequest,
      and(
        eq(creditRequest.shard, approvalRequest.shard),
        eq(creditRequest.accountId, approvalRequest.accountId),
        eq(creditRequest.requestId, approvalRequest.requestId),
      ),
    )
    .innerJoin(reasonCode, eq(reasonCode.reasonCodeId, creditRequest.reasonCodeId))
    .where(and(eq(approvalRequest.kind, "credit"), where))
    .$dynamic();
}
