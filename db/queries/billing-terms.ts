import { asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { BillingThresholds } from "#lib/domain/billing/billing-threshold.ts";
import type { BillingTermView, BoundedSubscriptions } from "#lib/domain/billing-term/billing-term-view.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { fromDbBillingTerm } from "../mapping/billing-terms.ts";
import { subscription } from "../schema/account.ts";
import { billingTermScheme } from "../schema/billing-term.ts";
import { pricePlan } from "../schema/price-plan.ts";
import { billingQueue } from "../schema/rbi.ts";
import type { Reader, Tx } from "../tx.ts";

/** Nobody needs to know how many of ten million subscriptions use a scheme: "more than 1,000" says enough, and costs little. */
const SUBSCRIPTION_BOUND = 1000;

export type StoredBillingTerm = { readonly billingTermSchemeId: number; readonly scheme: BillingTermView };

const IN_USE = { archived: false };

export async function listBillingTerms(tx: Reader, { archived } = IN_USE): Promise<readonly BillingTermView[]> {
  const { archivedAt } = billingTermScheme;
  return (await selectSchemes(tx, archived ? isNotNull(archivedAt) : isNull(archivedAt))).map(({ scheme }) => scheme);
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findBillingTerm(tx: Reader, code: string): Promise<StoredBillingTerm | null> {
  const [found] = await selectSchemes(tx, eq(billingTermScheme.code, code));
  return found ?? null;
}

/** As `findBillingTerm`, held to the end of the transaction: no subscription begins with it meanwhile. */
export async function lockBillingTerm(tx: Tx, code: string): Promise<StoredBillingTerm | null> {
  await tx.select({ one: sql`1` }).from(billingTermScheme).where(eq(billingTermScheme.code, code)).for("update");
  return findBillingTerm(tx, code);
}

/** What bears the name, archived or not; case does not count. */
export async function findBillingTermNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: billingTermScheme.code, name: billingTermScheme.name })
    .from(billingTermScheme)
    .where(sql`lower(${billingTermScheme.name}) = lower(${name})`);
  return row ?? null;
}

export type NewBillingTerm = Omit<typeof billingTermScheme.$inferInsert, "createdAt">;
export type BillingTermChange = Partial<Omit<NewBillingTerm, "billingTermSchemeId" | "code">> & Pick<BillingTermView, "revision">;

export async function insertBillingTerm(tx: Tx, row: NewBillingTerm): Promise<void> {
  await tx.insert(billingTermScheme).values(row);
}

export async function updateBillingTerm(tx: Tx, code: string, change: BillingTermChange): Promise<void> {
  await tx.update(billingTermScheme).set(change).where(eq(billingTermScheme.code, code));
}

type Reached = { readonly billingTermSchemeId: number; readonly thresholds: BillingThresholds; readonly limit: number };

/** The numbers of the subscriptions with as much unbilled as would set off a billing (≥, rule R56), the first `limit` of them. */
export async function listReached(tx: Reader, { billingTermSchemeId, thresholds, limit }: Reached): Promise<readonly string[]> {
  const { maximumUnbilledUdrs: udrs, maximumUnbilledAmount: amount } = thresholds;
  const rows = await tx
    .select({ number: subscription.number })
    .from(billingQueue)
    .innerJoin(
      subscription,
      sql`(${subscription.shard}, ${subscription.accountId}, ${subscription.subscriptionId})
        = (${billingQueue.shard}, ${billingQueue.accountId}, ${billingQueue.subscriptionId})`,
    )
    .where(
      sql`${billingQueue.kind} = 'charge' and ${billingQueue.disputeId} is null and ${subscription.billingTermSchemeId} = ${billingTermSchemeId}`,
    )
    .groupBy(subscription.number)
    .having(
      sql`count(*) >= ${udrs}::int or sum(${billingQueue.gross}) >= ${sql.param(amount, billingTermScheme.maximumUnbilledAmount)}::numeric`,
    )
    .orderBy(asc(subscription.number))
    .limit(limit);
  return rows.map(({ number }) => number);
}

/**
 * The thresholds as they are now, which stay so to the end of the transaction. Not by a lock on the scheme's row: orders would write that
 * one row, each of them.
 */
export async function holdThresholds(tx: Tx, schemeCode: string): Promise<BillingThresholds> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${thresholdLock(schemeCode)})`);
  const { maximumUnbilledUdrs, maximumUnbilledAmount } = billingTermScheme;
  const [row] = await tx
    .select({ maximumUnbilledUdrs, maximumUnbilledAmount })
    .from(billingTermScheme)
    .where(eq(billingTermScheme.code, schemeCode));
  return row ?? { maximumUnbilledUdrs: null, maximumUnbilledAmount: null };
}

/** Waits for whoever judges by the thresholds, and keeps others waiting: what they have then posted is seen, and they see the new ones. */
export async function lockThresholds(tx: Tx, schemeCode: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${thresholdLock(schemeCode)})`);
}

function thresholdLock(schemeCode: string): SQL {
  return sql`hashtextextended(${`thresholds ${schemeCode}`}, 0)`;
}

async function selectSchemes(tx: Reader, which: SQL): Promise<readonly StoredBillingTerm[]> {
  const rows = await tx
    .select({ scheme: billingTermScheme, planCode: pricePlan.code, planName: pricePlan.name })
    .from(billingTermScheme)
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, billingTermScheme.defaultPricePlanId))
    .where(which)
    .orderBy(asc(billingTermScheme.name));
  const counts: BoundedSubscriptions[] = [];
  for (const { scheme } of rows) counts.push(await countSubscriptions(tx, scheme.billingTermSchemeId));
  return rows.map(({ scheme, planCode, planName }, index) => ({
    billingTermSchemeId: scheme.billingTermSchemeId,
    scheme: fromDbBillingTerm(scheme, {
      defaultPlan: planCode === null ? null : { code: planCode, name: planName ?? planCode },
      subscriptions: counts[index] ?? { count: 0, isMore: false },
    }),
  }));
}

async function countSubscriptions(tx: Reader, billingTermSchemeId: number): Promise<BoundedSubscriptions> {
  const found = tx
    .select({ one: sql`1` })
    .from(subscription)
    .where(eq(subscription.billingTermSchemeId, billingTermSchemeId))
    .limit(SUBSCRIPTION_BOUND + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  const count = row?.count ?? 0;
  return { count: Math.min(count, SUBSCRIPTION_BOUND), isMore: count > SUBSCRIPTION_BOUND };
}
