import { and, asc, eq, getTableColumns, inArray, type SQL } from "drizzle-orm";
import type { Rbi } from "#lib/domain/billing/rbi.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { fromDbRbi } from "../mapping/rbis.ts";
import { billingQueue, rbi, settlement } from "../schema/rbi.ts";
import type { Reader, Tx } from "../tx.ts";

export type NewRbi = Omit<typeof rbi.$inferInsert, "createdAt">;

export async function insertRbis(tx: Tx, rows: readonly NewRbi[]): Promise<void> {
  if (rows.length > 0) await tx.insert(rbi).values([...rows]);
}

/** All RBIs of a UDR in the order of the chain: charge, reversal, charge … */
export async function findRbisOfUdr(reader: Reader, { shard, accountId, udrId }: UdrKey): Promise<readonly Rbi[]> {
  return selectRbis(reader, {
    where: and(eq(rbi.shard, shard), eq(rbi.accountId, accountId), eq(rbi.udrId, udrId)),
    order: [asc(rbi.seq)],
  });
}

/** RBIs with their derived state, by a condition on `rbi` that names an account. */
async function selectRbis(reader: Reader, { where, order }: { where: SQL | undefined; order: readonly SQL[] }): Promise<readonly Rbi[]> {
  const rows = await reader
    .select({ row: getTableColumns(rbi), queuedId: billingQueue.rbiId, settledBillId: settlement.billId })
    .from(rbi)
    .leftJoin(
      billingQueue,
      and(eq(billingQueue.shard, rbi.shard), eq(billingQueue.accountId, rbi.accountId), eq(billingQueue.rbiId, rbi.rbiId)),
    )
    .leftJoin(settlement, and(eq(settlement.shard, rbi.shard), eq(settlement.accountId, rbi.accountId), eq(settlement.rbiId, rbi.rbiId)))
    .where(where)
    .orderBy(...order);
  return rows.map(({ row, queuedId, settledBillId }) => fromDbRbi(row, { isQueued: queuedId !== null, settledBillId }));
}

/** The named RBIs of an account, by number. */
export async function findRbis(
  reader: Reader,
  { shard, accountId }: { shard: number; accountId: number },
  rbiIds: readonly number[],
): Promise<readonly Rbi[]> {
  const where = and(eq(rbi.shard, shard), eq(rbi.accountId, accountId), inArray(rbi.rbiId, [...rbiIds]));
  return selectRbis(reader, { where, order: [asc(rbi.rbiId)] });
}
