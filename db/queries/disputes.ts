import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { DISPUTE_OUTCOMES, type Dispute, type DisputeEnd, type DisputeOutcome } from "#lib/domain/dispute/dispute.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type Micros, micros } from "#lib/kernel/money.ts";
import { oneOf } from "../mapping/from-db.ts";
import { reasonCode } from "../schema/people.ts";
import { billingQueue, rbi, settlement } from "../schema/rbi.ts";
import { udrDispute } from "../schema/udr-dispute.ts";
import type { Reader, Tx } from "../tx.ts";

/** Newest first, the one that is open among them. */
export async function listDisputes(reader: Reader, key: UdrKey): Promise<readonly Dispute[]> {
  const rows = await reader
    .select({ row: udrDispute, reason: reasonCode.label })
    .from(udrDispute)
    .innerJoin(reasonCode, eq(reasonCode.reasonCodeId, udrDispute.reasonCodeId))
    .where(ofUdr(udrDispute, key))
    .orderBy(desc(udrDispute.disputeId));
  return rows.map(({ row, reason }) => ({
    disputeId: row.disputeId,
    udrId: row.udrId,
    reason,
    words: row.words,
    ticket: row.ticket,
    openedBy: row.openedBy,
    openedAt: row.openedAt,
    closed: endOf(row),
  }));
}

export async function findOpenDispute(reader: Reader, key: UdrKey): Promise<Dispute | null> {
  return (await listDisputes(reader, key)).find(({ closed }) => closed === null) ?? null;
}

function endOf({ closedBy, closedAt, outcome, closingWords }: typeof udrDispute.$inferSelect): DisputeEnd | null {
  if (closedBy === null || closedAt === null) return null;
  return { by: closedBy, at: closedAt, outcome: oneOf(DISPUTE_OUTCOMES, outcome ?? "", "udr_dispute.outcome"), words: closingWords };
}

type NewDispute = Omit<typeof udrDispute.$inferInsert, "createdAt" | "closedBy" | "closedAt" | "outcome" | "closingWords">;

/** What waits for the UDR is kept from now on. A run that holds a row is waited for: what it bills is not kept. Answers how much is kept. */
export async function insertDispute(tx: Tx, dispute: NewDispute): Promise<number> {
  await tx.insert(udrDispute).values(dispute);
  return markQueue(tx, dispute, dispute.disputeId);
}

export type DisputeClosing = { readonly by: string; readonly at: Instant; readonly outcome: DisputeOutcome; readonly words: string | null };

/** What was kept may be billed again. The caller holds the UDR's subscription, and with it the dispute. */
export async function updateDisputeClosed(tx: Tx, key: UdrKey, closing: DisputeClosing & Pick<Dispute, "disputeId">): Promise<number> {
  const { disputeId, by, at, outcome, words } = closing;
  await tx
    .update(udrDispute)
    .set({ closedBy: by, closedAt: at, outcome, closingWords: words })
    .where(and(ofUdr(udrDispute, key), eq(udrDispute.disputeId, disputeId), isNull(udrDispute.closedAt)));
  return markQueue(tx, key, null);
}

/** Found by the UDR's RBIs, which have an index on it; the queue is keyed by RBI. */
async function markQueue(tx: Tx, key: UdrKey, disputeId: number | null): Promise<number> {
  const marked = await tx.update(billingQueue).set({ disputeId }).where(waitsFor(key)).returning({ rbiId: billingQueue.rbiId });
  return marked.length;
}

/** How much an open dispute keeps from being billed. */
export async function sumHeldBack(reader: Reader, key: UdrKey): Promise<{ readonly items: number; readonly gross: Micros }> {
  const [row] = await reader
    .select({ items: sql<number>`count(*)::int`, gross: sql<string>`coalesce(sum(${billingQueue.gross}), 0)::text` })
    .from(billingQueue)
    .where(waitsFor(key));
  return { items: row?.items ?? 0, gross: micros(row?.gross ?? "0") };
}

/** When something of the UDR last went to a bill. */
export async function findLastBilledAt(reader: Reader, key: UdrKey): Promise<Instant | null> {
  const [row] = await reader
    .select({ at: settlement.settledAt })
    .from(rbi)
    .innerJoin(settlement, and(eq(settlement.shard, rbi.shard), eq(settlement.accountId, rbi.accountId), eq(settlement.rbiId, rbi.rbiId)))
    .where(ofUdr(rbi, key))
    .orderBy(desc(settlement.settledAt))
    .limit(1);
  return row?.at ?? null;
}

function waitsFor({ shard, accountId, udrId }: UdrKey) {
  return and(
    eq(billingQueue.shard, shard),
    eq(billingQueue.accountId, accountId),
    sql`${billingQueue.rbiId} in (select rbi_id from rbi where shard = ${shard} and account_id = ${accountId} and udr_id = ${udrId})`,
  );
}

function ofUdr(table: typeof udrDispute | typeof rbi, { shard, accountId, udrId }: UdrKey) {
  return and(eq(table.shard, shard), eq(table.accountId, accountId), eq(table.udrId, udrId));
}
