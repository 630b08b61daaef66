import { and, count, countDistinct, eq, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Unbilled } from "#lib/domain/billing/billing-threshold.ts";
import type { LeftOnHold } from "#lib/domain/hold/hold-view.ts";
import type { SubscriptionKey } from "#lib/domain/subscription/subscriber.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { micros } from "#lib/kernel/money.ts";
import { offerHold, pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { product } from "../schema/product.ts";
import { billingQueue, rbi } from "../schema/rbi.ts";
import { udrDispute } from "../schema/udr-dispute.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** The holds that keep a waiting RBI from being billed. Its plan follows from the version that priced it; its reversal carries the same. */
const HOLDING = sql`
  from rbi held
  left join price_plan_version priced on priced.version_id = held.price_plan_version_id
  join offer_hold on released_at is null
    and (offer_hold.product_id = held.product_id or offer_hold.price_plan_id = priced.price_plan_id)
  where held.shard = billing_queue.shard and held.account_id = billing_queue.account_id and held.rbi_id = billing_queue.rbi_id`;

/**
 * Neither disputed nor on hold. The dispute stands in the row itself, so that a run which waited for the row sees what it became. Where nothing is
 * on hold, which is asked once, no row is looked at more closely.
 */
const FREE = sql`${billingQueue.disputeId} is null
  and (not exists (select 1 from offer_hold where released_at is null) or not exists (select 1 ${HOLDING}))`;

export type NewQueueRow = Omit<typeof billingQueue.$inferInsert, "createdAt" | "disputeId">;

/** What is posted for a disputed UDR waits with the rest of it. The caller holds the UDR's subscription, so that no dispute is opened or closed meanwhile. */
export async function insertQueueRows(tx: Tx, rows: readonly NewQueueRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(billingQueue).values(rows.map((row) => ({ ...row, disputeId: openDisputeOf(row) })));
}

function openDisputeOf({ shard, accountId, udrId }: NewQueueRow): SQL {
  return sql`(select ${udrDispute.disputeId} from ${udrDispute} where ${udrDispute.shard} = ${shard} and ${udrDispute.accountId} = ${accountId}
    and ${udrDispute.udrId} = ${udrId} and ${udrDispute.closedAt} is null)`;
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

/**
 * Takes out what waits for this subscription up to the as-of instant (null: all of it), but for what is on hold. Who gets a row bills it.
 */
export async function claimUnbilled(tx: Tx, subscription: SubscriptionKey, asOf: Instant | null): Promise<readonly number[]> {
  const claimed = await tx
    .delete(billingQueue)
    .where(and(waiting(subscription, asOf), FREE))
    .returning({ rbiId: billingQueue.rbiId });
  return claimed.map(({ rbiId }) => rbiId);
}

/** What `claimUnbilled` would take, left where it is. */
export async function listUnbilled(reader: Reader, subscription: SubscriptionKey, asOf: Instant | null): Promise<readonly number[]> {
  const rows = await reader
    .select({ rbiId: billingQueue.rbiId })
    .from(billingQueue)
    .where(and(waiting(subscription, asOf), FREE));
  return rows.map(({ rbiId }) => rbiId);
}

/** Charges of posted UDRs that wait; reversals are not counted, so that one alone never sets off a billing. */
export function countUnbilled(reader: Reader, key: SubscriptionKey): Promise<Unbilled> {
  return countCharges(reader, key);
}

/** Those of them that a billing would take now: what is on hold sets off nothing. */
export function countBillable(reader: Reader, key: SubscriptionKey): Promise<Unbilled> {
  return countCharges(reader, key, FREE);
}

async function countCharges(reader: Reader, { shard, accountId, subscriptionId }: SubscriptionKey, which?: SQL): Promise<Unbilled> {
  const rows = await reader
    .select({ udrs: sql<number>`count(*)::int`, gross: sql<string>`coalesce(sum(${billingQueue.gross}), 0)::text` })
    .from(billingQueue)
    .where(
      and(
        eq(billingQueue.shard, shard),
        eq(billingQueue.accountId, accountId),
        eq(billingQueue.subscriptionId, subscriptionId),
        eq(billingQueue.kind, "charge"),
        which,
      ),
    );
  const row = rows[0];
  return { udrs: row?.udrs ?? 0, gross: micros(row?.gross ?? "0") };
}

/** What a billing of an account leaves because it is on hold, and what is held; and what it leaves because it is disputed. */
export async function listLeftOnHold(reader: Reader, key: AccountKey, asOf: Instant): Promise<LeftOnHold> {
  const rows = await reader
    .select({
      items: countDistinct(billingQueue.rbiId),
      offers: sql<readonly string[] | null>`jsonb_agg(distinct coalesce(${pricePlan.name}, ${product.name}))`,
    })
    .from(billingQueue)
    .innerJoin(rbi, and(eq(rbi.shard, billingQueue.shard), eq(rbi.accountId, billingQueue.accountId), eq(rbi.rbiId, billingQueue.rbiId)))
    .leftJoin(pricePlanVersion, eq(pricePlanVersion.versionId, rbi.pricePlanVersionId))
    .innerJoin(
      offerHold,
      and(
        isNull(offerHold.releasedAt),
        or(eq(offerHold.productId, rbi.productId), eq(offerHold.pricePlanId, pricePlanVersion.pricePlanId)),
      ),
    )
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, offerHold.pricePlanId))
    .leftJoin(product, eq(product.productId, offerHold.productId))
    .where(and(dueOf(key, asOf), isNull(billingQueue.disputeId)));
  const [disputed] = await reader
    .select({ items: count() })
    .from(billingQueue)
    .where(and(dueOf(key, asOf), isNotNull(billingQueue.disputeId)));
  return { items: rows[0]?.items ?? 0, offers: rows[0]?.offers ?? [], disputed: disputed?.items ?? 0 };
}

function dueOf(key: AccountKey, asOf: Instant): SQL | undefined {
  return and(ofAccount(billingQueue, key), lte(billingQueue.billingEffectiveAt, asOf));
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
