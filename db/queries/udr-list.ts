import { and, desc, eq, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Directive, UdrState } from "#lib/domain/udr/udr.ts";
import type { RatingState } from "#lib/domain/udr/udr-view.ts";
import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { fromDbUdrRow, type UdrRowRecord } from "../mapping/udr-rows.ts";
import { account, subscription } from "../schema/account.ts";
import { product } from "../schema/product.ts";
import { rbi } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source, udrType, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

export type UdrFilter = {
  readonly udrId: number | null;
  readonly account: { readonly shard: number; readonly accountId: number } | null;
  readonly product: string | null;
  readonly udrType: string | null;
  readonly state: UdrState | null;
  readonly directive: Directive | null;
  readonly ratingState: RatingState | null;
  /** Half-open on the From of the usage. */
  readonly from: Instant | null;
  readonly to: Instant | null;
};

/** Where a page ended: the next begins below it. */
export type UdrPosition = { readonly usedFrom: Instant; readonly udrId: number };

/** Newest usage first, by keyset: any depth costs the same. */
export async function listUdrRows(
  reader: Reader,
  filter: UdrFilter,
  { after, limit }: { readonly after: UdrPosition | null; readonly limit: number },
): Promise<readonly UdrRowRecord[]> {
  const rows = await selectUdrRows(reader, and(matching(filter), after === null ? undefined : below(after)))
    .orderBy(desc(udr.usedFrom), desc(udr.udrId))
    .limit(limit);
  return rows.map(fromDbUdrRow);
}

export async function findUdrRow(reader: Reader, udrId: number): Promise<UdrRowRecord | null> {
  const rows = await selectUdrRows(reader, eq(udr.udrId, udrId)).limit(1);
  return rows[0] ? fromDbUdrRow(rows[0]) : null;
}

/** How many match, counted no further than `bound`. */
export async function countUdrs(reader: Reader, filter: UdrFilter, bound: number): Promise<number> {
  const last = lastRbi(reader);
  const bounded = reader
    .select({ one: sql<number>`1`.as("one") })
    .from(udr)
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(udrType, eq(udrType.udrTypeId, udr.udrTypeId))
    .leftJoinLateral(last, sql`true`)
    .where(matching(filter))
    .limit(bound)
    .as("bounded");
  const rows = await reader.select({ count: sql<number>`count(*)::int` }).from(bounded);
  return rows[0]?.count ?? 0;
}

/** The end of a UDR's chain: its live charge, or the reversal after which nothing stands. */
function lastRbi(reader: Reader) {
  return reader
    .select({ kind: rbi.kind, gross: rbi.gross })
    .from(rbi)
    .where(and(eq(rbi.shard, udr.shard), eq(rbi.accountId, udr.accountId), eq(rbi.udrId, udr.udrId), ne(rbi.kind, "correction")))
    .orderBy(desc(rbi.seq))
    .limit(1)
    .as("last");
}

function selectUdrRows(reader: Reader, where: SQL | undefined) {
  const last = lastRbi(reader);
  return reader
    .select({
      udr,
      accountNumber: account.number,
      accountName: account.name,
      subscriptionNumber: subscription.number,
      productCode: product.code,
      productName: product.name,
      udrTypeCode: udrType.code,
      udrTypeName: udrType.name,
      unit: unitOfMeasurement.code,
      sourceCode: source.code,
      sourceName: source.name,
      lastKind: last.kind,
      lastGross: last.gross,
    })
    .from(udr)
    .innerJoin(account, and(eq(account.shard, udr.shard), eq(account.accountId, udr.accountId)))
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, udr.shard),
        eq(subscription.accountId, udr.accountId),
        eq(subscription.subscriptionId, udr.subscriptionId),
      ),
    )
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(udrType, eq(udrType.udrTypeId, udr.udrTypeId))
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .innerJoin(source, eq(source.sourceId, udr.sourceId))
    .leftJoinLateral(last, sql`true`)
    .where(where)
    .$dynamic();
}

function matching(filter: UdrFilter): SQL | undefined {
  return and(
    filter.udrId === null ? undefined : eq(udr.udrId, filter.udrId),
    filter.account === null ? undefined : and(eq(udr.shard, filter.account.shard), eq(udr.accountId, filter.account.accountId)),
    filter.product === null ? undefined : eq(product.code, filter.product),
    filter.udrType === null ? undefined : eq(udrType.code, filter.udrType),
    filter.state === null ? undefined : eq(udr.state, filter.state),
    filter.directive === null ? undefined : eq(udr.directive, filter.directive),
    filter.from === null ? undefined : gte(udr.usedFrom, filter.from),
    filter.to === null ? undefined : lt(udr.usedFrom, filter.to),
    filter.ratingState === null ? undefined : inRatingState(filter.ratingState),
  );
}

function inRatingState(ratingState: RatingState): SQL | undefined {
  if (ratingState === "completed") return sql`"last"."kind" = 'charge'`;
  const isBillable = and(eq(udr.state, "posted"), ne(udr.directive, "notToBeBilled"));
  const standsNothing = sql`"last"."kind" is distinct from 'charge'`;
  if (ratingState === "pending") return and(isBillable, standsNothing);
  return and(or(ne(udr.state, "posted"), eq(udr.directive, "notToBeBilled")), standsNothing);
}

function below({ usedFrom, udrId }: UdrPosition): SQL {
  return sql`(${udr.usedFrom}, ${udr.udrId}) < (${instantToString(usedFrom)}::timestamptz, ${udrId}::bigint)`;
}
