import { type SQL, sql } from "drizzle-orm";
import { MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";
import type { PricePlan } from "#lib/domain/price-plan/price-plan.ts";
import type { ReachCounts } from "#lib/domain/price-plan/reach-counts.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Reader } from "../tx.ts";

/** How many subscriptions are on a plan, by any of the ways in which one comes onto it, and how many of them keep a version by a pin. */
export async function countReach(reader: Reader, plan: PricePlan, now: Instant): Promise<ReachCounts> {
  const at = sql`${instantToString(now)}::timestamptz`;
  const pinned = sql`exists (
    select from price_version_pin pin
    where pin.shard = s.shard and pin.account_id = s.account_id and pin.price_plan_id = ${plan.pricePlanId}
      and (pin.subscription_id is null or pin.subscription_id = s.subscription_id)
      and pin.pinned_from <= ${at} and (pin.pinned_to is null or pin.pinned_to > ${at}))`;
  const [row] = await reader
    .select({
      subscriptions: sql<number>`count(*)::int`,
      accounts: sql<number>`count(distinct (s.shard, s.account_id))::int`,
      pinned: sql<number>`(count(*) filter (where ${pinned}))::int`,
    })
    .from(sql`(select distinct * from (${onPlan(plan)}) as found limit ${MOST_COUNTED + 1}) as s`);
  return row ?? { subscriptions: 0, accounts: 0, pinned: 0 };
}

/** Each way stops counting by itself, so that a plan for all costs no more than a large group. */
export function onPlan({ pricePlanId, kind, currency }: PricePlan): SQL {
  const joined = sql`select s.shard, s.account_id, s.subscription_id from subscription s`;
  const owner = sql`join account a on a.shard = s.shard and a.account_id = s.account_id`;
  const stopping = sql`and s.state <> 'cancelled' limit ${MOST_COUNTED + 1}`;
  const ways = [
    sql`(${joined} where s.price_plan_id = ${pricePlanId} ${stopping})`,
    sql`(${joined} join billing_term_scheme b using (billing_term_scheme_id)
      where b.default_price_plan_id = ${pricePlanId} and s.price_plan_id is null ${stopping})`,
    sql`(${joined} ${owner} join account_classification c on c.account_classification_id = a.account_classification_id
      where c.price_plan_id = ${pricePlanId} ${stopping})`,
    ...(kind === "global" ? [sql`(${joined} ${owner} where a.currency = ${currency} ${stopping})`] : []),
  ];
  return sql.join(ways, sql` union all `);
}
