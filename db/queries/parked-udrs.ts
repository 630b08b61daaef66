import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Refusal, RefusalCode } from "#lib/domain/refusal.ts";
import type { UdrKey } from "#lib/domain/udr/udr.ts";
import type { Decimal } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbRefusal } from "../mapping/parked-udrs.ts";
import { account, subscription } from "../schema/account.ts";
import { product } from "../schema/product.ts";
import { ratingQueue } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { udrType, unitOfMeasurement } from "../schema/usage.ts";
import { parkedUdr } from "../schema/usage-import.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

type Parked = UdrKey & { readonly subscriptionId: number; readonly refusal: Refusal; readonly parkedAt: Instant };

/** Its row of the rating queue is gone already: a UDR is rated, waits or is parked, never two of these. */
export async function insertParkedUdr(tx: Tx, parked: Parked): Promise<void> {
  await tx.insert(parkedUdr).values({ ...parked, attempts: 1 });
}

export async function isParked(reader: Reader, key: UdrKey): Promise<boolean> {
  const rows = await reader.select({ udrId: parkedUdr.udrId }).from(parkedUdr).where(ofUdr(key));
  return rows.length > 0;
}

/** Why a UDR is parked; null where it is not. */
export async function findParkedBecause(reader: Reader, key: UdrKey): Promise<Refusal | null> {
  const [row] = await reader.select({ refusal: parkedUdr.refusal }).from(parkedUdr).where(ofUdr(key));
  return row ? fromDbRefusal(row.refusal) : null;
}

/** Takes a UDR out of those that are parked, or finds that it is not there. */
export async function claimParkedUdr(tx: Tx, key: UdrKey): Promise<boolean> {
  const claimed = await tx.delete(parkedUdr).where(ofUdr(key)).returning({ udrId: parkedUdr.udrId });
  return claimed.length === 1;
}

export async function countParkedOfAccount(reader: Reader, key: AccountKey): Promise<number> {
  const rows = await reader.select({ count: count() }).from(parkedUdr).where(ofAccount(parkedUdr, key));
  return rows[0]?.count ?? 0;
}

/** Of all that are parked, by reason. */
export async function countParkedByCode(reader: Reader): Promise<readonly { readonly code: string; readonly count: number }[]> {
  const code = sql<string>`${parkedUdr.refusal} ->> 'code'`;
  const many = count();
  return reader.select({ code, count: many }).from(parkedUdr).groupBy(code).orderBy(desc(many), asc(code));
}

export type ParkedPosition = { readonly parkedAt: Instant; readonly udrId: number };

export type ParkedRow = {
  readonly udrId: number;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly subscriptionNumber: string;
  readonly productCode: string;
  readonly productName: string;
  readonly quantity: Decimal;
  readonly unit: string;
  readonly usedFrom: Instant;
  readonly importId: number | null;
  readonly importLine: number | null;
  readonly refusal: Refusal;
  readonly parkedAt: Instant;
};

export type ParkedPage = { readonly code: RefusalCode | null; readonly after: ParkedPosition | null; readonly limit: number };

/** Longest parked first. */
export async function listParkedRows(reader: Reader, { code, after, limit }: ParkedPage): Promise<readonly ParkedRow[]> {
  const { parkedAt, udrId } = parkedUdr;
  const later =
    after === null ? undefined : sql`(${parkedAt}, ${udrId}) > (${sql.param(after.parkedAt, parkedAt)}, ${after.udrId}::bigint)`;
  const rows = await reader
    .select({
      udrId,
      accountNumber: account.number,
      accountName: account.name,
      subscriptionNumber: subscription.number,
      productCode: product.code,
      productName: product.name,
      quantity: udr.quantity,
      unit: unitOfMeasurement.code,
      usedFrom: udr.usedFrom,
      importId: udr.importId,
      importLine: udr.importLine,
      refusal: parkedUdr.refusal,
      parkedAt,
    })
    .from(parkedUdr)
    .innerJoin(udr, and(eq(udr.shard, parkedUdr.shard), eq(udr.accountId, parkedUdr.accountId), eq(udr.udrId, udrId)))
    .innerJoin(account, and(eq(account.shard, parkedUdr.shard), eq(account.accountId, parkedUdr.accountId)))
    .innerJoin(
      subscription,
      and(
        eq(subscription.shard, parkedUdr.shard),
        eq(subscription.accountId, parkedUdr.accountId),
        eq(subscription.subscriptionId, parkedUdr.subscriptionId),
      ),
    )
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(udrType, eq(udrType.udrTypeId, udr.udrTypeId))
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(and(later, code === null ? undefined : withCode(code)))
    .orderBy(asc(parkedAt), asc(udrId))
    .limit(limit);
  return rows.map((row) => ({ ...row, refusal: fromDbRefusal(row.refusal) }));
}

export type ParkedChoice = "all" | { readonly udrIds: readonly number[] } | { readonly code: RefusalCode };

/**
 * Puts them back into the rating queue, and says how many. Whoever has one of them at the same moment (a correction) took it first: then it is
 * not here any more.
 */
export async function putParkedBack(tx: Tx, which: ParkedChoice): Promise<number> {
  await lockChosen(tx, which);
  const taken = await tx
    .delete(parkedUdr)
    .where(chosen(which))
    .returning({ shard: parkedUdr.shard, accountId: parkedUdr.accountId, udrId: parkedUdr.udrId });
  for (let first = 0; first < taken.length; first += AT_ONCE) {
    await tx.execute(sql`
      insert into ${ratingQueue} (shard, account_id, udr_id, subscription_id, billing_effective_at)
      select u.shard, u.account_id, u.udr_id, u.subscription_id, u.billing_effective_at
      from jsonb_to_recordset(${JSON.stringify(taken.slice(first, first + AT_ONCE))}::jsonb) as taken("shard" smallint, "accountId" bigint, "udrId" bigint)
      join ${udr} u on u.shard = taken."shard" and u.account_id = taken."accountId" and u.udr_id = taken."udrId"`);
  }
  return taken.length;
}

const AT_ONCE = 5_000;

/** UDRs before their queue rows, as everybody takes them: the queue's foreign key would hold them anyway, and then too late. */
async function lockChosen(tx: Tx, which: ParkedChoice): Promise<void> {
  await tx
    .select({ udrId: udr.udrId })
    .from(udr)
    .innerJoin(parkedUdr, and(eq(udr.shard, parkedUdr.shard), eq(udr.accountId, parkedUdr.accountId), eq(udr.udrId, parkedUdr.udrId)))
    .where(chosen(which))
    .orderBy(asc(udr.udrId))
    .for("key share", { of: udr });
}

function chosen(which: ParkedChoice): SQL | undefined {
  if (which === "all") return undefined;
  return "code" in which ? withCode(which.code) : inArray(parkedUdr.udrId, [...which.udrIds]);
}

function withCode(code: RefusalCode): SQL {
  return sql`${parkedUdr.refusal} ->> 'code' = ${code}`;
}

function ofUdr({ shard, accountId, udrId }: UdrKey) {
  return and(ofAccount(parkedUdr, { shard, accountId }), eq(parkedUdr.udrId, udrId));
}
