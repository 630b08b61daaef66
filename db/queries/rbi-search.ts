import { and, desc, eq, gt, gte, lt, type SQL, sql } from "drizzle-orm";
import type { RbiKind, RbiState } from "#lib/domain/billing/rbi.ts";
import type { RbiClassification, RbiSign } from "#lib/domain/rbi/rbi-list-view.ts";
import type { Directive } from "#lib/domain/udr/udr.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { rbi } from "../schema/rbi.ts";
import type { Reader } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

/** Where an index leads. All of them are given or found by number, so each alone is quick. */
export type RbiPlace = {
  readonly rbiId: number | null;
  readonly account: AccountKey | null;
  readonly udrId: number | null;
  readonly billId: number | null;
  /** Half-open on the instant of rating. */
  readonly from: Instant | null;
  readonly to: Instant | null;
};

/** What is looked at row by row, along an index. */
export type RbiTraits = {
  readonly subscriptionId: number | null;
  readonly productId: number | null;
  readonly state: RbiState | null;
  readonly kind: RbiKind | null;
  readonly sign: RbiSign | null;
  readonly directive: Directive | null;
  readonly classification: RbiClassification | null;
  readonly effectiveFrom: Instant | null;
  readonly effectiveTo: Instant | null;
};

export type RbiFilter = { readonly place: RbiPlace; readonly traits: RbiTraits };

/** Where a page ended: the next begins below it. */
export type RbiPosition = { readonly ratedAt: Instant; readonly rbiId: number };

export type RbiKeys = {
  readonly found: readonly RbiPosition[];
  /** Where the search stopped for now; null when it went through everything or found enough. */
  readonly lookedUntil: RbiPosition | null;
};

/** `most`: so many are looked through at most, so that a rare filter costs the same with ten million RBIs as with ten. */
type Walk = { readonly after: RbiPosition | null; readonly limit: number; readonly most: number };

/** Newest first, by keyset. */
export async function findRbiKeys(reader: Reader, filter: RbiFilter, { after, limit, most }: Walk): Promise<RbiKeys> {
  const within = and(isAt(filter.place), after === null ? undefined : below(after));
  const floor = await floorOf(reader, filter, { within, most });
  const found = await reader
    .select(POSITION)
    .from(rbi)
    .where(and(within, has(filter.traits), floor === null ? undefined : atOrAbove(floor)))
    .orderBy(desc(rbi.ratedAt), desc(rbi.rbiId))
    .limit(limit);
  return { found, lookedUntil: found.length < limit ? floor : null };
}

/** How many match, counted no further than `bound`, and no further back than one page looks. */
export async function countRbis(
  reader: Reader,
  filter: RbiFilter,
  { bound, most }: { readonly bound: number; readonly most: number },
): Promise<{ readonly rows: number; readonly isMore: boolean }> {
  const within = isAt(filter.place);
  const floor = await floorOf(reader, filter, { within, most });
  const bounded = reader
    .select({ one: sql<number>`1`.as("one") })
    .from(rbi)
    .where(and(within, has(filter.traits), floor === null ? undefined : atOrAbove(floor)))
    .limit(bound + 1)
    .as("bounded");
  const rows = await reader.select({ count: sql<number>`count(*)::int` }).from(bounded);
  const count = rows[0]?.count ?? 0;
  return { rows: Math.min(count, bound), isMore: count > bound || floor !== null };
}

const POSITION = { ratedAt: rbi.ratedAt, rbiId: rbi.rbiId };

/** Only where rows may fail to match, and where there may be many of them: one UDR or one bill is looked through whole. */
async function floorOf(
  reader: Reader,
  { place, traits }: RbiFilter,
  { within, most }: { readonly within: SQL | undefined; readonly most: number },
): Promise<RbiPosition | null> {
  if (has(traits) === undefined || place.rbiId !== null || place.udrId !== null || place.billId !== null) return null;
  const rows = await reader
    .select(POSITION)
    .from(rbi)
    .where(within)
    .orderBy(desc(rbi.ratedAt), desc(rbi.rbiId))
    .offset(most - 1)
    .limit(1);
  return rows[0] ?? null;
}

function isAt({ rbiId, account, udrId, billId, from, to }: RbiPlace): SQL | undefined {
  return and(
    rbiId === null ? undefined : eq(rbi.rbiId, rbiId),
    account === null ? undefined : ofAccount(rbi, account),
    udrId === null ? undefined : eq(rbi.udrId, udrId),
    billId === null || account === null ? undefined : isOnBill(account, billId),
    from === null ? undefined : gte(rbi.ratedAt, from),
    to === null ? undefined : lt(rbi.ratedAt, to),
  );
}

/** Born with the bill, or settled by it later. */
function isOnBill({ shard, accountId }: AccountKey, billId: number): SQL {
  return sql`${rbi.rbiId} in (
    select b.rbi_id from rbi b where b.shard = ${shard} and b.account_id = ${accountId} and b.bill_id = ${billId}
    union all select s.rbi_id from settlement s where s.shard = ${shard} and s.account_id = ${accountId} and s.bill_id = ${billId})`;
}

function has(traits: RbiTraits): SQL | undefined {
  const { subscriptionId, productId, state, kind, sign } = traits;
  return and(
    subscriptionId === null ? undefined : eq(rbi.subscriptionId, subscriptionId),
    productId === null ? undefined : eq(rbi.productId, productId),
    state === null ? undefined : isInState(state),
    kind === null ? undefined : eq(rbi.kind, kind),
    sign === null ? undefined : sign === "debit" ? gt(rbi.gross, 0n) : lt(rbi.gross, 0n),
    hasUdr(traits),
  );
}

/** See `schema/rbi.ts`: the state is derived. */
function isInState(state: RbiState): SQL {
  if (state === "notBilled") return IS_QUEUED;
  if (state === "billed") return IS_BILLED;
  return sql`not ${IS_BILLED} and not ${IS_QUEUED}`;
}

/** Looked up row by row: with a plain `exists` PostgreSQL may read the whole table first, for the few thousand rows that a page looks at. */
const hasRow = (table: SQL, more: SQL) => sql`coalesce((select true from ${table} f
  where f.shard = ${rbi.shard} and f.account_id = ${rbi.accountId} and ${more} limit 1), false)`;

const IS_SAME_RBI = sql`f.rbi_id = ${rbi.rbiId}`;
const IS_BILLED = sql`(${rbi.billId} is not null or ${rbi.walletSeq} is not null or ${hasRow(sql`settlement`, IS_SAME_RBI)})`;
const IS_QUEUED = hasRow(sql`billing_queue`, IS_SAME_RBI);

/** What only its UDR knows. */
function hasUdr({ directive, classification, effectiveFrom, effectiveTo }: RbiTraits): SQL | undefined {
  const wanted = and(
    directive === null ? undefined : sql`f.directive = ${directive}`,
    classification === null ? undefined : sql`(f.origin = 'fee') = ${classification === "subscription"}`,
    effectiveFrom === null ? undefined : sql`f.billing_effective_at >= ${instantToString(effectiveFrom)}::timestamptz`,
    effectiveTo === null ? undefined : sql`f.billing_effective_at < ${instantToString(effectiveTo)}::timestamptz`,
  );
  return wanted && hasRow(sql`udr`, sql`f.udr_id = ${rbi.udrId} and ${wanted}`);
}

function below({ ratedAt, rbiId }: RbiPosition): SQL {
  return sql`(${rbi.ratedAt}, ${rbi.rbiId}) < (${instantToString(ratedAt)}::timestamptz, ${rbiId}::bigint)`;
}

function atOrAbove({ ratedAt, rbiId }: RbiPosition): SQL {
  return sql`(${rbi.ratedAt}, ${rbi.rbiId}) >= (${instantToString(ratedAt)}::timestamptz, ${rbiId}::bigint)`;
}
