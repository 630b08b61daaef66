import { and, desc, eq, ilike, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { TIMELINE_KINDS, type TimelineKind } from "#lib/domain/account/account-view.ts";
import type { TimelineCursor } from "#lib/domain/account/timeline-cursor.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import type { TimelineRow } from "../mapping/accounts.ts";
import { product } from "../schema/product.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** What somebody looks for: as a pattern, as a number, and as the products that are called so. */
export type Sought = { readonly pattern: string; readonly number: number | null; readonly productIds: readonly number[] };

export type TimelinePage = {
  readonly key: AccountKey;
  readonly cursor: TimelineCursor | null;
  readonly limit: number;
  readonly kinds: readonly TimelineKind[];
  readonly sought: Sought | null;
};

type Owned = PgTable & { readonly shard: AnyPgColumn; readonly accountId: AnyPgColumn };

/** One kind of entry, and where its rows come from. */
export type TimelineSource = {
  readonly kind: TimelineKind;
  readonly table: Owned;
  /** An index leads from the account to it. */
  readonly at: AnyPgColumn<{ data: Instant; notNull: true }>;
  readonly id: SQL<number>;
  /** Which rows are entries of this page; undefined: all. */
  readonly narrow?: (page: TimelinePage) => SQL | undefined;
  readonly matches: (sought: Sought) => SQL | undefined;
  readonly read: (reader: Reader, page: TimelinePage, where: SQL | undefined) => Promise<readonly TimelineRow[]>;
};

/** The newest rows of a source after the cursor; with a horizon where it stopped looking before it had found enough. */
export type Looked = { readonly rows: readonly TimelineRow[]; readonly horizon: TimelineCursor | null };

/** A page looks through so many rows of each kind at most. What it does not find there, the next page looks for. */
const LOOKED_THROUGH = 5_000;

/**
 * Reads along the index of the source. Where not every row is an entry it first finds out how far back it may look, so that a rare word costs
 * the same on an account with a million UDRs as on one with ten.
 */
export async function look(reader: Reader, page: TimelinePage, source: TimelineSource): Promise<Looked> {
  const own = and(ofAccount(source.table, page.key), isAfter(page.cursor, source));
  const wanted = and(source.narrow?.(page), page.sought === null ? undefined : (source.matches(page.sought) ?? sql`false`));
  const floor = wanted === undefined ? null : await floorOf(reader, source, own);
  const rows = await source.read(reader, page, and(own, wanted, floor === null ? undefined : isAtOrAbove(floor, source)));
  return { rows, horizon: rows.length < page.limit ? floor : null };
}

/** The last row that may be looked at; null when there are fewer. */
async function floorOf(reader: Reader, { kind, table, at, id }: TimelineSource, own: SQL | undefined): Promise<TimelineCursor | null> {
  const rows = await reader
    .select({ at, id })
    .from(table)
    .where(own)
    .orderBy(desc(at), desc(id))
    .offset(LOOKED_THROUGH - 1)
    .limit(1);
  return rows[0] ? { at: rows[0].at, kind, id: rows[0].id } : null;
}

/** Below the cursor in the order of `compareTimeline`: at one instant, kinds that stand further down begin anew. */
function isAfter(cursor: TimelineCursor | null, { kind, at, id }: TimelineSource): SQL | undefined {
  if (cursor === null) return undefined;
  const distance = TIMELINE_KINDS.indexOf(kind) - TIMELINE_KINDS.indexOf(cursor.kind);
  if (distance > 0) return lte(at, cursor.at);
  if (distance < 0) return lt(at, cursor.at);
  return sql`(${at}, ${id}) < (${instantToString(cursor.at)}::timestamptz, ${cursor.id}::bigint)`;
}

function isAtOrAbove(floor: TimelineCursor, { at, id }: TimelineSource): SQL {
  return sql`(${at}, ${id}) >= (${instantToString(floor.at)}::timestamptz, ${floor.id}::bigint)`;
}

const MOST_PRODUCTS = 200;

/** What the text may stand for. Signs that `like` reads in its own way are read as they are. */
export async function soughtBy(reader: Reader, text: string): Promise<Sought> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const products = await reader
    .select({ productId: product.productId })
    .from(product)
    .where(or(ilike(product.name, pattern), ilike(product.code, pattern)))
    .limit(MOST_PRODUCTS);
  const number = /^\D{0,4}(\d{1,15})$/.exec(text)?.[1];
  return {
    pattern,
    number: number === undefined ? null : Number.parseInt(number, 10),
    productIds: products.map(({ productId }) => productId),
  };
}

/** The column is the number that was looked for; undefined when none was. */
export function isNumber(column: AnyPgColumn, { number }: Sought): SQL | undefined {
  return number === null ? undefined : eq(column, number);
}

/** A number of the database's own making, as this program has numbers. */
export function numberOf(number: SQL): SQL<number> {
  return sql<number>`${number}`.mapWith(Number.parseInt);
}
