import { type SQL, sql } from "drizzle-orm";
import { MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";
import type { PricePlan, VersionHead } from "#lib/domain/price-plan/price-plan.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Reader } from "../tx.ts";
import { onPlan } from "./plan-reach.ts";

export type CountedUse = {
  /** Null: none is in force for them. */
  readonly versionId: number | null;
  readonly isPinned: boolean;
  /** Some may be on an earlier one: when their next cycle begins is not asked for each. */
  readonly isInexact: boolean;
  readonly subscriptions: number;
  readonly accounts: number;
};

type Question = { readonly plan: PricePlan; readonly versions: readonly VersionHead[]; readonly now: Instant };

/**
 * By which version the subscriptions on a plan are priced now: `versionFor` in one statement, over as many of them as are counted at most.
 * A version that comes with each one's next billing cycle is told apart only where that cannot matter any more.
 */
export async function countVersionUse(
  reader: Reader,
  { plan, versions, now }: Question,
  longestCycleDays: number,
): Promise<readonly CountedUse[]> {
  const at = instantSql(now);
  const owned = sql`pin.shard = s.shard and pin.account_id = s.account_id and pin.price_plan_id = ${plan.pricePlanId}`;
  const pinned = sql`(
    select pin.version_id from price_version_pin pin
    where ${owned} and (pin.subscription_id is null or pin.subscription_id = s.subscription_id)
      and pin.pinned_from <= ${at} and (pin.pinned_to is null or pin.pinned_to > ${at})
    order by pin.subscription_id nulls last limit 1)`;
  const { exact, inexact } = whichVersion({ versions, now }, longestCycleDays);
  const standing = sql`
    select s.shard, s.account_id, s.started_at, ${pinned} as pinned_id
    from (select distinct * from (${onPlan(plan, now)}) as found limit ${MOST_COUNTED + 1}) as who
    join subscription s using (shard, account_id, subscription_id)`;
  const rows = await reader.execute<{
    version_id: string | null;
    is_pinned: boolean;
    is_inexact: boolean;
    subscriptions: number;
    accounts: number;
  }>(sql`
    select coalesce(pinned_id, ${exact})::text as version_id, pinned_id is not null as is_pinned,
      pinned_id is null and ${inexact} as is_inexact,
      count(*)::int as subscriptions, count(distinct (shard, account_id))::int as accounts
    from (${standing}) as standing group by 1, 2, 3`);
  return rows.map(({ version_id: id, is_pinned: isPinned, is_inexact: isInexact, subscriptions, accounts }) => ({
    versionId: id === null ? null : Number.parseInt(id, 10),
    isPinned,
    isInexact,
    subscriptions,
    accounts,
  }));
}

/** The newest version that reaches a subscription by when it began, and whether that is known for sure. */
function whichVersion({ versions, now }: Pick<Question, "versions" | "now">, longestCycleDays: number) {
  const inForce = versions
    .filter(({ corrects, effectiveAt }) => corrects === null && effectiveAt <= now)
    .toSorted((one, other) => other.effectiveAt - one.effectiveAt);
  const cases = inForce.map((version) => ({ version, when: reached(version, now), unsure: isUnsure(version, now, longestCycleDays) }));
  const exact = sql.join(
    cases.map(({ version: { versionId }, when }) => sql`when ${when} then ${versionId}::bigint`),
    sql` `,
  );
  const inexact = sql.join(
    cases.map(({ version: { effectiveAt }, when, unsure }) =>
      unsure ? sql`when ${when} then started_at < ${instantSql(effectiveAt)}` : sql`when ${when} then false`,
    ),
    sql` `,
  );
  if (cases.length === 0) return { exact: sql`null::bigint`, inexact: sql`false` };
  return { exact: sql`case ${exact} end`, inexact: sql`coalesce(case ${inexact} end, false)` };
}

function reached({ effectiveAt, reach }: VersionHead, now: Instant): SQL {
  const isForAll = reach.kind === "everyone" || reach.kind === "existingNextCycle" || (reach.kind === "existingFrom" && reach.at <= now);
  return isForAll ? sql`true` : sql`started_at >= ${instantSql(effectiveAt)}`;
}

const DAY_MILLIS = 86_400_000;

function isUnsure({ effectiveAt, reach }: VersionHead, now: Instant, longestCycleDays: number): boolean {
  return reach.kind === "existingNextCycle" && now < effectiveAt + longestCycleDays * DAY_MILLIS;
}

function instantSql(instant: Instant): SQL {
  return sql`${instantToString(instant)}::timestamptz`;
}
