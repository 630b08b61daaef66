import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { AdHocRequest } from "#lib/domain/discount/ad-hoc-request.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { fromDbAdHocRequest } from "../mapping/ad-hoc-requests.ts";
import { approvalRequest } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";
import { isOfUdr } from "./approvals.ts";

const isAdHoc = eq(approvalRequest.kind, "adHocDiscount");

export async function findAdHocRequest(reader: Reader, requestId: number): Promise<AdHocRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.requestId, requestId), isAdHoc));
  return row ? fromDbAdHocRequest(row) : null;
}

/** Locked until the end of the transaction: of two decisions the second finds it decided. */
export async function lockAdHocRequest(tx: Tx, requestId: number): Promise<AdHocRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(eq(approvalRequest.requestId, requestId), isAdHoc))
    .for("update");
  return row ? fromDbAdHocRequest(row) : null;
}

/** Of this UDR, what waits for a decision or was decided last. */
export async function findAdHocRequestOf(reader: Reader, udr: UdrKey): Promise<AdHocRequest | null> {
  const [row] = await reader
    .select()
    .from(approvalRequest)
    .where(and(isAdHoc, isOfUdr(udr)))
    .orderBy(desc(approvalRequest.requestId))
    .limit(1);
  return row ? fromDbAdHocRequest(row) : null;
}

/** What waits for a decision about this UDR, locked until the end of the transaction. */
export async function lockOpenAdHocRequestOf(tx: Tx, udr: UdrKey): Promise<AdHocRequest | null> {
  const [row] = await tx
    .select()
    .from(approvalRequest)
    .where(and(isAdHoc, isOfUdr(udr), isNull(approvalRequest.decision)))
    .for("update");
  return row ? fromDbAdHocRequest(row) : null;
}

/** Oldest first: who has waited longest is served first. */
export async function listOpenAdHocRequests(reader: Reader, limit: number): Promise<readonly AdHocRequest[]> {
  const rows = await reader
    .select()
    .from(approvalRequest)
    .where(and(isAdHoc, isNull(approvalRequest.decision)))
    .orderBy(asc(approvalRequest.requestedAt), asc(approvalRequest.requestId))
    .limit(limit);
  return rows.map(fromDbAdHocRequest);
}
