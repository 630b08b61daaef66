import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { type OfferKind, offerWords } from "#lib/domain/search/offer-kinds.ts";
import { catalog } from "../schema/catalog.ts";
import { pricePlan } from "../schema/price-plan.ts";
import { product, productFamily, productType, taxRate } from "../schema/product.ts";
import { dateTimeModel, lookUpTable, source, udrType, unitOfMeasurement, usageZone, valueList } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

const TABLES = {
  pricePlan,
  product,
  catalog,
  productType,
  productFamily,
  taxRate,
  udrType,
  usageZone,
  timeModel: dateTimeModel,
  unit: unitOfMeasurement,
  source,
  valueList,
  lookUpTable,
} as const satisfies Record<OfferKind, PgTable>;

export type OfferMatch = { readonly kind: OfferKind; readonly code: string; readonly name: string; readonly rank: number };

type OfferQuestion = { readonly q: string; readonly kinds: readonly OfferKind[]; readonly perKind: number };

/**
 * What is in use and holds every word in its code or name, at most so many of each kind, in one statement. Rank 0 is what was
 * typed, 1 begins with it, 2 has words that begin so, 3 has the letters inside.
 */
export async function findOfferMatches(reader: Reader, { q, kinds, perKind }: OfferQuestion): Promise<readonly OfferMatch[]> {
  const [first, ...others] = kinds.map((kind, position) => ofKind({ kind, position }, q, perKind));
  if (first === undefined) return [];
  const all = others.reduce((before, next) => sql`${before} union all ${next}`, first);
  const rows = await reader.execute<OfferMatch>(
    sql`select kind, code, name, rank from (${all}) found order by rank, position, lower(name), code`,
  );
  return [...rows];
}

function ofKind({ kind, position }: { readonly kind: OfferKind; readonly position: number }, q: string, perKind: number): SQL {
  const { text, words } = offerWords(q);
  const both = sql`lower(code || ' ' || name)`;
  const holds = sql.join(
    words.map((word) => sql`position(${word} in ${both}) > 0`),
    sql` and `,
  );
  const begins = sql.join(
    words.map((word) => sql`${both} ~ ${`(^|[^[:alnum:]])${escapeRegex(word)}`}`),
    sql` and `,
  );
  const rank = sql`case
    when ${text} in (lower(code), lower(name)) then 0
    when starts_with(lower(code), ${text}) or starts_with(lower(name), ${text}) then 1
    when ${begins} then 2 else 3 end`;
  return sql`(select ${kind}::text as kind, ${position}::integer as position, code, name, ${rank} as rank
    from ${TABLES[kind]} where archived_at is null and ${holds} order by rank, lower(name), code limit ${perKind})`;
}

/** Every character that is neither a letter nor a digit stands for itself. */
function escapeRegex(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, (character) => `\\${character}`);
}
