import { sql } from "drizzle-orm";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { Reader } from "../tx.ts";

/** Free usage and amounts for a period; percentages count nothing. */
const COUNTED = sql.raw(`per != "udr" && @.kind != "percentage"`);

export type OffersToAsk = {
  readonly at: Instant;
  /** The only plan that prices the usage in question; null where any of them may. */
  readonly pricePlanId: number | null;
};

/**
 * The name of a plan or discount in force that counts usage together; null when none does. Whoever prices each usage by itself, as a backtest
 * does, would be wrong beside it.
 */
export async function findCountingOffer(reader: Reader, { at, pricePlanId }: OffersToAsk): Promise<string | null> {
  const instant = instantToString(at);
  const rows = await reader.execute<{ name: string }>(sql`
    select name from (
      select distinct on (plan.price_plan_id) plan.name, version.document,
        jsonb_path_exists(version.document, '$.rates[*] ? (@.scope != "udr")')
        or jsonb_path_exists(version.document, '$.discounts[*] ? (@.${COUNTED})') as counts
      from price_plan plan join price_plan_version version using (price_plan_id)
      where plan.archived_at is null and (${pricePlanId}::bigint is null or plan.price_plan_id = ${pricePlanId}::bigint) and version.effective_at <= ${instant}::timestamptz
      order by plan.price_plan_id, version.effective_at desc
    ) plans where counts
    union all
    select name from (
      select distinct on (discount.discount_id) discount.name,
        jsonb_path_exists(version.document, '$ ? (@.${COUNTED})') as counts
      from additive_discount discount join additive_discount_version version using (discount_id)
      where discount.archived_at is null and version.effective_at <= ${instant}::timestamptz
      order by discount.discount_id, version.effective_at desc
    ) discounts where counts
    order by name limit 1`);
  return rows[0]?.name ?? null;
}
