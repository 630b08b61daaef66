import type { BillingCycle } from "#lib/domain/subscription/billing-cycle.ts";
import { type Instant, instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import type { TaxClass } from "#lib/rating/usage.ts";
import { oneOf } from "./mapping/from-db.ts";
import type { UsageStream } from "./usage-stream.ts";

/** Whose usage it is, with what decides its plan and its price. */
export type RatedSubscription = {
  readonly subscriptionId: number;
  readonly accountId: number;
  readonly currency: string;
  readonly taxClass: TaxClass;
  readonly classification: string;
  /** Of the account's agreement, as it is in force when it is asked for. */
  readonly agreementPlanId: number | null;
  readonly subscriptionPlanId: number | null;
  readonly classificationPlanId: number | null;
  /** The codes of the additive discounts it may have (domain R41, R44); null is every one, none where its terms are not flexible. */
  readonly allowedDiscounts: readonly string[] | null;
  /** Of the account. */
  readonly timeZone: string;
  readonly cycle: BillingCycle;
};

type Asked = { readonly shards: readonly number[]; readonly at: Instant };

/** Of some shards, on the connection that then reads their usage. */
export async function listRatedSubscriptions(client: UsageStream, { shards, at }: Asked): Promise<readonly RatedSubscription[]> {
  const { rows } = await client.query<SubscriptionRow>(
    `select s.subscription_id::float8, s.account_id::float8, a.currency, a.tax_class, c.code as classification,
      coalesce(s.price_plan_id, t.default_price_plan_id)::float8 as subscription_plan_id, c.price_plan_id::float8 as classification_plan_id,
      p.price_plan_id::float8 as agreement_plan_id, t.flexible,
      a.time_zone, t.billing_method, t.cycle_day, t.frequency_months, (extract(epoch from s.started_at) * 1000)::float8 as started_at,
      array(select jsonb_array_elements_text(agreed.document -> 'discounts' -> 'only') order by 1) as only_discounts,
      coalesce(agreed.document -> 'discounts' ? 'only', false) as some_discounts
    from subscription s
    join account a on a.shard = s.shard and a.account_id = s.account_id
    join account_classification c using (account_classification_id)
    join billing_term_scheme t using (billing_term_scheme_id)
    left join (
      select distinct on (shard, account_id) shard, account_id, document from pricing_agreement_version
      where shard = any($1::smallint[]) and effective_at <= $2::timestamptz
      order by shard, account_id, effective_at desc
    ) agreed on agreed.shard = s.shard and agreed.account_id = s.account_id
      and (agreed.document ->> 'validTo' is null
        or (agreed.document ->> 'validTo')::timestamp at time zone (agreed.document ->> 'timeZone') > $2::timestamptz)
    left join price_plan p on p.code = agreed.document ->> 'pricePlan'
    where s.shard = any($1::smallint[])`,
    [shards, instantToString(at)],
  );
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    accountId: row.account_id,
    currency: row.currency,
    taxClass: oneOf(["standard", "exempt", "reverseCharge"], row.tax_class, "account.tax_class"),
    classification: row.classification,
    agreementPlanId: row.agreement_plan_id,
    subscriptionPlanId: row.subscription_plan_id,
    classificationPlanId: row.classification_plan_id,
    allowedDiscounts: row.flexible ? (row.some_discounts ? row.only_discounts : null) : NO_DISCOUNTS,
    timeZone: row.time_zone,
    cycle: {
      method: oneOf(["anniversary", "period"], row.billing_method, "billing_term_scheme.billing_method"),
      cycleDay: row.cycle_day,
      frequencyMonths: row.frequency_months,
      startedAt: instantFromMillis(row.started_at),
      timeZone: row.time_zone,
    },
  }));
}

/** Ids fit a double; as whole numbers of 64 bits they would come as text. */
type SubscriptionRow = {
  readonly subscription_id: number;
  readonly account_id: number;
  readonly currency: string;
  readonly tax_class: string;
  readonly classification: string;
  readonly agreement_plan_id: number | null;
  readonly subscription_plan_id: number | null;
  readonly classification_plan_id: number | null;
  readonly flexible: boolean;
  readonly some_discounts: boolean;
  readonly only_discounts: readonly string[];
  readonly time_zone: string;
  readonly billing_method: string;
  readonly cycle_day: number | null;
  readonly frequency_months: number;
  readonly started_at: number;
};

const NO_DISCOUNTS: readonly string[] = [];
