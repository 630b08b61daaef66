import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { REACH_DAYS, type ReachedGroup, type TakenFrom } from "#lib/domain/discount/discount-reach.ts";
import { MOST_COUNTED } from "#lib/domain/price-plan/plan-audience.ts";
import type { Currency } from "#lib/kernel/currency.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { DiscountTarget } from "#lib/rating/discounts/discount.ts";
import { accountClassification } from "../schema/billing-term.ts";
import type { Reader } from "../tx.ts";

/** Of a discount what its reach follows from; null is no condition. */
type Conditions = { readonly classification: string | null; readonly currency: string | null };

/** The groups that it may reach, each with its accounts and those of their subscriptions that may have discounts. */
export async function reachedGroups(reader: Reader, { classification, currency }: Conditions): Promise<readonly ReachedGroup[]> {
  const { accountClassificationId: id, code, name } = accountClassification;
  const groups = await reader
    .select({ id, code, name })
    .from(accountClassification)
    .where(and(isNull(accountClassification.archivedAt), classification === null ? undefined : eq(code, classification)))
    .orderBy(asc(name));
  const reached: ReachedGroup[] = [];
  for (const group of groups) {
    const of = sql`a.account_classification_id = ${group.id}${currency === null ? sql`` : sql` and a.currency = ${currency}`}`;
    const accounts = await bounded(reader, sql`select 1 from account a where ${of}`);
    // Domain R41: discounts are for flexible terms.
    const subscriptions = await bounded(
      reader,
      sql`select 1 from account a
        join subscription s on s.shard = a.shard and s.account_id = a.account_id
        join billing_term_scheme b on b.billing_term_scheme_id = s.billing_term_scheme_id
        where ${of} and b.flexible and s.state <> 'cancelled'`,
    );
    reached.push({ code: group.code, name: group.name, accounts, subscriptions });
  }
  return reached;
}

/** Usage services, not archived, that a discount for this may be taken off. */
export function productsInScope(reader: Reader, target: DiscountTarget | null): Promise<number> {
  return bounded(
    reader,
    sql`select 1 from product p join product_type t on t.product_type_id = p.product_type_id
      where p.archived_at is null and t.service_type = 'usage' and ${scopeOf(target)}`,
  );
}

function scopeOf(target: DiscountTarget | null): SQL {
  if (target === null) return sql`true`;
  if ("product" in target) return sql`p.code = ${target.product}`;
  if ("productType" in target) return sql`t.code = ${target.productType}`;
  if ("family" in target) {
    return sql`p.product_family_id = (select f.product_family_id from product_family f where f.code = ${target.family})`;
  }
  return sql`exists (select from product_type_udr_type m join udr_type u on u.udr_type_id = m.udr_type_id
    where m.product_type_id = p.product_type_id and u.code = ${target.udrType})`;
}

async function bounded(reader: Reader, rows: SQL): Promise<number> {
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(sql`(${rows} limit ${MOST_COUNTED + 1}) as counted`);
  return row?.count ?? 0;
}

type Sample = { readonly code: string; readonly now: Instant; readonly most: number };

export type SampledUsage = { readonly looked: number; readonly isPart: boolean; readonly taken: readonly TakenFrom[] };

/**
 * What the discount took from the newest usage, by the live charge of each. The index on when it was used gives that usage, and the chain of
 * its RBIs the charge, so that it costs the same however much there is.
 */
export async function sampleTaken(reader: Reader, { code, now, most }: Sample): Promise<SampledUsage> {
  const at = sql`${instantToString(now)}::timestamptz`;
  const newest = sql`select shard, account_id, udr_id from udr
    where used_from > ${at} - ${sql.raw(`interval '${REACH_DAYS} days'`)} and used_from <= ${at}
    order by used_from desc, udr_id desc`;
  const [counted] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(sql`(select 1 from (${newest} limit ${most + 1}) as u) as counted`);
  const looked = counted?.count ?? 0;
  const taken = await reader
    .select({
      currency: sql<Currency>`r.currency`,
      kind: sql<string>`one->>'kind'`,
      took: sql<string>`one->>'took'`,
      usages: sql<number>`count(*)::int`,
    })
    .from(
      sql`(${newest} limit ${most}) as u
      join rbi r on r.shard = u.shard and r.account_id = u.account_id and r.udr_id = u.udr_id and r.kind = 'charge'
      cross join lateral jsonb_array_elements(r.explanation->'discounts'->'applied') as one`,
    )
    .where(
      sql`r.directive = 'toBeBilled' and one->>'code' = ${code} and not exists (select from rbi back
        where back.shard = r.shard and back.account_id = r.account_id and back.udr_id = r.udr_id and back.seq = r.seq + 1)`,
    )
    .groupBy(sql`r.currency, one->>'kind', one->>'took'`);
  return { looked: Math.min(looked, most), isPart: looked > most, taken };
}
