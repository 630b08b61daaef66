import { and, eq, lte, sql } from "drizzle-orm";
import type { Unbilled } from "#lib/domain/billing/billing-threshold.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import { billingQueue } from "../schema/rbi.ts";
import type { Reader, Tx } from "../tx.ts";

export type NewQueueRow = Omit<typeof billingQueue.$inferInsert, "createdAt">;

export async function insertQueueRows(tx: Tx, rows: readonly NewQueueRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(billingQueue).values([...rows]);
}

/**
 * Takes one RBI out of the queue, or finds that it is not there (billed meanwhile). Waits for a run that holds the row.
 */
export async function claimQueuedRbi(
  tx: Tx,
  { shard, accountId, rbiId }: { shard: number; accountId: number; rbiId: number },
): Promise<boolean> {
  const claimed = await tx
    .delete(billingQueue)
    .where(and(eq(billingQueue.shard, shard), eq(billingQueue.accountId, accountId), eq(billingQueue.rbiId, rbiId)))
    .returning({ rbiId: billingQueue.rbiId });
  return claimed.length === 1;
}

/** Takes out what waits for this subscription up to the as-of instant (null: all of it). Who gets a row bills it. */
export async function claimUnbilled(tx: Tx, subscription: SubscriptionKey, asOf: Instant | null): Promise<readonly number[]> {
  const claimed = await tx.delete(billingQueue).where(waiting(subscription, asOf)).returning({ rbiId: billingQueue.rbiId });
  return claimed.map(({ rbiId }) => rbiId);
}

/** What `claimUnbilled` would take, left where it is. */
export async function listUnbilled(reader: Reader, subscription: SubscriptionKey, asOf: Instant | null): Promise<readonly number[]> {
  const rows = await reader.select({ rbiId: billingQueue.rbiId }).from(billingQueue).where(waiting(subscription, asOf));
  return rows.map(({ rbiId }) => rbiId);
}

/** Charges of posted UDRs that wait; reversals are not counted, so that one alone never sets off a billing. */
export async function countUnbilled(reader: Reader, { shard, accountId, subscriptionId }: SubscriptionKey): Promise<Unbilled> {
  const rows = await reader
    .select({ udrs: sql<number>`count(*)::int`, gross: sql<string>`coalesce(sum(${billingQueue.gross}), 0)::text` })
    .from(billingQueue)
    .where(
      and(
        eq(billingQueue.shard, shard),
        eq(billingQueue.accountId, accountId),
        eq(billingQueue.subscriptionId, subscriptionId),
        eq(billingQueue.kind, "charge"),
      ),
    );
  const row = rows[0];
  return { udrs: row?.udrs ?? 0, gross: micros(row?.gross ?? "0") };
}

/** Subscriptions of an account that have anything waiting. */
export async function listSubscriptionsToBill(
  reader: Reader,
  { shard, accountId }: { shard: number; accountId: number },
  asOf: Instant,
): Promise<readonly number[]> {
  const rows = await reader
    .selectDistinct({ subscriptionId: billingQueue.subscriptionId })
    .from(billingQueue)
    .where(and(eq(billingQueue.shard, shard), eq(billingQueue.accountId, accountId), lte(billingQueue.billingEffectiveAt, asOf)))
    .orderBy(billingQueue.subscriptionId);
  return rows.map(({ subscriptionId }) => subscriptionId);
}

function waiting({ shard, accountId, subscriptionId }: SubscriptionKey, asOf: Instant | null) {
  return and(
    eq(billingQueue.shard, shard),
    eq(billingQueue.accountId, accountId),
    eq(billingQueue.subscriptionId, subscriptionId),
    asOf === null ? undefined : lte(billingQueue.billingEffectiveAt, asOf),
  );
}
