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
    .from(sql`(select distinct * from (${onPlan(plan, now)}) as found limit ${MOST_COUNTED + 1}) as s`);
  return row ?? { subscriptions: 0, accounts: 0, pinned: 0 };
}

/** Each way stops counting by itself, so that a plan for all costs no more than a large group. */
export function onPlan({ pricePlanId, code, kind, currency }: PricePlan, now: Instant): SQL {
  const joined = sql`select s.shard, s.account_id, s.subscription_id from subscription s`;
  const owner = sql`join account a on a.shard = s.shard and a.account_id = s.account_id`;
  const stopping = sql`and s.state <> 'cancelled' limit ${MOST_COUNTED + 1}`;
  const ways = [
    sql`(${joined} join (${agreedPlans(sql`${instantToString(now)}::timestamptz`)}) agreed
      on agreed.shard = s.shard and agreed.account_id = s.account_id
      where agreed.plan = ${code} ${stopping})`,
    sql`(${joined} where s.price_plan_id = ${pricePlanId} ${stopping})`,
    sql`(${joined} join billing_term_scheme b using (billing_term_scheme_id)
      where b.default_price_plan_id = ${pricePlanId} and s.price_plan_id is null ${stopping})`,
    sql`(${joined} ${owner} join account_classification c on c.account_classification_id = a.account_classification_id
      where c.price_plan_id = ${pricePlanId} ${stopping})`,
    ...(kind === "global" ? [sql`(${joined} ${owner} where a.currency = ${currency} ${stopping})`] : []),
  ];
  return sql.join(ways, sql` union all `);
}

/** The accounts with an agreement in force, and the code of the plan that it names: `agreementStanding` in one statement. */
export function agreedPlans(at: SQL): SQL {
  return sql`select shard, account_id, document ->> 'pricePlan' as plan from (
    select distinct on (shard, account_id) shard, account_id, document from pricing_agreement_version
    where effective_at <= ${at} order by shard, account_id, effective_at desc) latest
    where document ->> 'validTo' is null
      or (document ->> 'validTo')::timestamp at time zone (document ->> 'timeZone') > ${at}`;
}
