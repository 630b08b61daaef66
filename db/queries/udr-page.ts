import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { REVIEW_KINDS, type ReviewKind } from "#lib/domain/home/review-subject.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { oneOf } from "../mapping/from-db.ts";
import { approvalRequest, pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { rbi } from "../schema/rbi.ts";
import { walletTransaction } from "../schema/wallet.ts";
import type { Reader } from "../tx.ts";

export type WalletMove = {
  readonly seq: number;
  readonly postedAt: Instant;
  readonly postedBy: string;
  readonly amount: Micros;
  readonly balanceAfter: Micros;
  readonly debtAfter: Micros;
};

/**
 * Found by the UDR's RBIs: a transaction pays for all that was posted at once. Oldest first. Of a pool's corrections, which move wallets of
 * others, nothing.
 */
export async function listWalletMoves(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<readonly WalletMove[]> {
  const { seq, postedAt, postedBy, amount, balanceBefore, debtBefore, debtChange } = walletTransaction;
  const rows = await reader
    .selectDistinct({ seq, postedAt, postedBy, amount, balanceBefore, debtBefore, debtChange })
    .from(rbi)
    .innerJoin(
      walletTransaction,
      and(
        eq(walletTransaction.shard, rbi.shard),
        eq(walletTransaction.accountId, rbi.accountId),
        eq(walletTransaction.walletId, rbi.walletId),
        eq(walletTransaction.seq, rbi.walletSeq),
      ),
    )
    .where(and(eq(rbi.shard, shard), eq(rbi.accountId, accountId), eq(rbi.udrId, udrId), ne(rbi.kind, "correction")))
    .orderBy(asc(seq));
  return rows.map((row) => ({ ...row, balanceAfter: row.balanceBefore + row.amount, debtAfter: row.debtBefore + row.debtChange }));
}

export type WaitingRequest = {
  readonly requestId: number;
  readonly kind: ReviewKind;
  readonly requestedBy: number;
  readonly requestedAt: Instant;
  readonly note: string;
};

/** What a second person is asked about this UDR and has not decided, oldest first. */
export async function listWaitingRequests(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<readonly WaitingRequest[]> {
  const { requestId, kind, requestedBy, requestedAt, note } = approvalRequest;
  const rows = await reader
    .select({ requestId, kind, requestedBy, requestedAt, note })
    .from(approvalRequest)
    .where(
      and(
        eq(approvalRequest.shard, shard),
        eq(approvalRequest.accountId, accountId),
        eq(approvalRequest.udrId, udrId),
        isNull(approvalRequest.decision),
      ),
    )
    .orderBy(asc(requestId));
  return rows.map((row) => ({ ...row, kind: oneOf(REVIEW_KINDS, row.kind, "approval_request.kind") }));
}

export type PricingVersion = {
  readonly plan: string;
  readonly planName: string;
  readonly version: number;
  readonly decidedBy: number;
  readonly decidedAt: Instant;
  readonly effectiveAt: Instant;
};

export async function findPricingVersion(reader: Reader, versionId: number): Promise<PricingVersion | null> {
  const { version, decidedBy, decidedAt, effectiveAt } = pricePlanVersion;
  const [row] = await reader
    .select({ plan: pricePlan.code, planName: pricePlan.name, version, decidedBy, decidedAt, effectiveAt })
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(eq(pricePlanVersion.versionId, versionId));
  return row ?? null;
}
