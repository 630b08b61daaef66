import { and, asc, eq, getTableColumns, inArray, ne, type SQL } from "drizzle-orm";
import type { Billable } from "#lib/domain/billing/decide-bill.ts";
import { RBI_KINDS, type Rbi } from "#lib/domain/billing/rbi.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import { oneOf } from "../mapping/from-db.ts";
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
    where: and(eq(rbi.shard, shard), eq(rbi.accountId, accountId), eq(rbi.udrId, udrId), ne(rbi.kind, "correction")),
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

/** What the named RBIs of an account put on a bill, by number. */
export async function findBillables(
  reader: Reader,
  { shard, accountId }: { shard: number; accountId: number },
  rbiIds: readonly number[],
): Promise<readonly Billable[]> {
  const { subscriptionId, productId, taxPercent, taxInclusive, quantity, gross, net, kind, directive } = rbi;
  const rows = await reader
    .select({ subscriptionId, productId, taxPercent, taxInclusive, quantity, gross, net, kind, directive })
    .from(rbi)
    .where(and(eq(rbi.shard, shard), eq(rbi.accountId, accountId), inArray(rbi.rbiId, [...rbiIds])))
    .orderBy(asc(rbi.rbiId));
  return rows.map((row) => ({
    ...row,
    kind: oneOf(RBI_KINDS, row.kind, "rbi.kind"),
    directive: oneOf(BILLABLE, row.directive, "rbi.directive"),
  }));
}

const BILLABLE = ["toBeBilled", "toBeCredited"] as const;
