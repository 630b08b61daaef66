import { type SQL, sql } from "drizzle-orm";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { billingTermScheme } from "../schema/billing-term.ts";
import { pricePlanVersion } from "../schema/price-plan.ts";
import type { Reader } from "../tx.ts";

/** The longest billing cycle of any subscription: who moves to a version with the next cycle has moved by then. */
export async function longestCycleMonths(reader: Reader): Promise<number> {
  const [row] = await reader
    .select({ months: sql<number>`coalesce(max(${billingTermScheme.frequencyMonths}), 0)::int` })
    .from(billingTermScheme);
  return row?.months ?? 0;
}

/** Of published versions those that price anybody at an instant: `versionsPricingAt` as a condition. */
export function pricesAnybodyAt(instant: Instant): SQL {
  const at = sql`${instantToString(instant)}::timestamptz`;
  const { pricePlanId, correctsVersionId, effectiveAt } = pricePlanVersion;
  return sql`${correctsVersionId} is null and ${effectiveAt} <= ${at} and not exists (
    select from price_plan_version later
    where later.price_plan_id = ${pricePlanId} and later.corrects_version_id is null
      and later.effective_at > ${effectiveAt} and later.effective_at <= ${at}
      and (later.reach = 'everyone' or later.existing_from <= ${at} or (
        later.reach = 'existingNextCycle'
        and later.effective_at + (select coalesce(max(frequency_months), 0) * 31 + 1 from billing_term_scheme) * interval '1 day' <= ${at})))`;
}
