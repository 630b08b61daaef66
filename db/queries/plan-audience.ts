import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { TargetFacts } from "#lib/domain/price-plan/decide-audience.ts";
import { MOST_COUNTED, type PlanUsers } from "#lib/domain/price-plan/plan-audience.ts";
import type { PricePlan } from "#lib/domain/price-plan/price-plan.ts";
import { account, subscription } from "../schema/account.ts";
import { accountClassification, billingTermScheme } from "../schema/billing-term.ts";
import { pricePlan } from "../schema/price-plan.ts";
import type { Reader, Tx } from "../tx.ts";

const OWNER = and(eq(account.shard, subscription.shard), eq(account.accountId, subscription.accountId));

/** Who is on the plan, with counts that stop at `MOST_COUNTED`. */
export async function planUsers(reader: Reader, { pricePlanId, currency }: PricePlan): Promise<PlanUsers> {
  const groups = await reader
    .select({ id: accountClassification.accountClassificationId, code: accountClassification.code, name: accountClassification.name })
    .from(accountClassification)
    .where(eq(accountClassification.pricePlanId, pricePlanId))
    .orderBy(asc(accountClassification.name));
  const schemes = await reader
    .select({ id: billingTermScheme.billingTermSchemeId, code: billingTermScheme.code, name: billingTermScheme.name })
    .from(billingTermScheme)
    .where(eq(billingTermScheme.defaultPricePlanId, pricePlanId))
    .orderBy(asc(billingTermScheme.name));
  const counted: PlanUsers["groups"][number][] = [];
  for (const { id, code, name } of groups) counted.push({ code, name, accounts: await accountsInGroup(reader, id) });
  const terms: PlanUsers["schemes"][number][] = [];
  for (const { id, code, name } of schemes) terms.push({ code, name, subscriptions: await subscriptionsByDefault(reader, id) });
  return {
    groups: counted,
    schemes: terms,
    subscriptions: await bounded(reader, sql`select 1 from subscription where price_plan_id = ${pricePlanId}`),
    accountsInCurrency: await bounded(reader, sql`select 1 from account where currency = ${currency}`),
  };
}

export function accountsInGroup(reader: Reader, accountClassificationId: number): Promise<number> {
  return bounded(reader, sql`select 1 from account where account_classification_id = ${accountClassificationId}`);
}

function subscriptionsByDefault(reader: Reader, schemeId: number): Promise<number> {
  return bounded(reader, sql`select 1 from subscription where billing_term_scheme_id = ${schemeId} and price_plan_id is null`);
}

async function bounded(reader: Reader, rows: SQL): Promise<number> {
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(sql`(${rows} limit ${MOST_COUNTED + 1}) as counted`);
  return row?.count ?? 0;
}

/** A group, which plan it is on, and how it is called. Archived groups are given to nobody any more. */
export type GroupTarget = TargetFacts & { readonly code: string };

const PLAN_OF = { pricePlanId: pricePlan.pricePlanId, code: pricePlan.code, name: pricePlan.name };

export async function listGroupTargets(reader: Reader): Promise<readonly GroupTarget[]> {
  return reader
    .select({
      id: accountClassification.accountClassificationId,
      code: accountClassification.code,
      name: accountClassification.name,
      plan: PLAN_OF,
    })
    .from(accountClassification)
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, accountClassification.pricePlanId))
    .where(isNull(accountClassification.archivedAt))
    .orderBy(asc(accountClassification.name));
}

/** Under the name of its number. */
export type SubscriptionTarget = TargetFacts & { readonly accountId: number; readonly accountNumber: string };

/** A subscription's own plan; what its billing terms or its group say is asked after it. */
export async function findSubscriptionTargets(reader: Reader, subscriptionIds: readonly number[]): Promise<readonly SubscriptionTarget[]> {
  return reader
    .select({
      id: subscription.subscriptionId,
      name: subscription.number,
      plan: PLAN_OF,
      accountId: account.accountId,
      accountNumber: account.number,
    })
    .from(subscription)
    .innerJoin(account, OWNER)
    .leftJoin(pricePlan, eq(pricePlan.pricePlanId, subscription.pricePlanId))
    .where(inArray(subscription.subscriptionId, [...subscriptionIds]))
    .orderBy(asc(subscription.subscriptionId));
}

/** Held to the end of the transaction, in one order, so that what is decided about them still holds when it is written. */
export async function lockGroups(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx
    .select({ id: accountClassification.accountClassificationId })
    .from(accountClassification)
    .where(inArray(accountClassification.code, [...codes]))
    .orderBy(asc(accountClassification.accountClassificationId))
    .for("update");
}

export async function lockSubscriptions(tx: Tx, subscriptionIds: readonly number[]): Promise<void> {
  await tx
    .select({ id: subscription.subscriptionId })
    .from(subscription)
    .where(inArray(subscription.subscriptionId, [...subscriptionIds]))
    .orderBy(asc(subscription.subscriptionId))
    .for("update");
}

export type ForeignAccount = { readonly number: string; readonly currency: string };

export async function foreignAccountsInGroups(
  reader: Reader,
  { ids, currency, limit }: { readonly ids: readonly number[]; readonly currency: string; readonly limit: number },
): Promise<readonly ForeignAccount[]> {
  const rows = await reader
    .select({ number: account.number, currency: account.currency })
    .from(account)
    .where(and(inArray(account.accountClassificationId, [...ids]), ne(account.currency, currency)))
    .orderBy(asc(account.shard), asc(account.accountId))
    .limit(limit);
  return rows.map(fromRow);
}

export async function foreignAccountsOf(
  reader: Reader,
  { ids, currency, limit }: { readonly ids: readonly number[]; readonly currency: string; readonly limit: number },
): Promise<readonly ForeignAccount[]> {
  const rows = await reader
    .selectDistinct({ number: account.number, currency: account.currency })
    .from(subscription)
    .innerJoin(account, OWNER)
    .where(and(inArray(subscription.subscriptionId, [...ids]), ne(account.currency, currency)))
    .orderBy(asc(account.number))
    .limit(limit);
  return rows.map(fromRow);
}

function fromRow({ number, currency }: { readonly number: string; readonly currency: string | null }): ForeignAccount {
  return { number, currency: currency ?? "" };
}

type PlanOf = { readonly ids: readonly number[]; readonly pricePlanId: number | null };

export async function setPlanOfGroups(tx: Tx, { ids, pricePlanId }: PlanOf): Promise<void> {
  await tx
    .update(accountClassification)
    .set({ pricePlanId })
    .where(inArray(accountClassification.accountClassificationId, [...ids]));
}

export async function setPlanOfSubscriptions(tx: Tx, { ids, pricePlanId }: PlanOf): Promise<void> {
  await tx
    .update(subscription)
    .set({ pricePlanId })
    .where(inArray(subscription.subscriptionId, [...ids]));
}

export type SubscriptionPlace = { readonly shard: number; readonly accountId: number; readonly subscriptionId: number };

/** The subscriptions that the plan was given to, in the order of their key, page after page. */
export async function listPlanSubscriptions(
  reader: Reader,
  { pricePlanId, after, limit }: { readonly pricePlanId: number; readonly after: SubscriptionPlace | null; readonly limit: number },
) {
  const { shard, accountId, subscriptionId } = subscription;
  return reader
    .select({ shard, accountId, subscriptionId, number: subscription.number, accountNumber: account.number, accountName: account.name })
    .from(subscription)
    .innerJoin(account, OWNER)
    .where(
      and(
        eq(subscription.pricePlanId, pricePlanId),
        after === null
          ? undefined
          : sql`(${shard}, ${accountId}, ${subscriptionId}) > (${after.shard}, ${after.accountId}, ${after.subscriptionId})`,
      ),
    )
    .orderBy(asc(shard), asc(accountId), asc(subscriptionId))
    .limit(limit);
}

/** Which subscriptions of an account have a plan of their own, and are not on the one that their billing terms give. */
export async function listOwnPlans(
  reader: Reader,
  { shard, accountId }: { readonly shard: number; readonly accountId: number },
): Promise<ReadonlyMap<number, number | null>> {
  const rows = await reader
    .select({ subscriptionId: subscription.subscriptionId, pricePlanId: subscription.pricePlanId })
    .from(subscription)
    .where(and(eq(subscription.shard, shard), eq(subscription.accountId, accountId)));
  return new Map(rows.map(({ subscriptionId, pricePlanId }) => [subscriptionId, pricePlanId]));
}
