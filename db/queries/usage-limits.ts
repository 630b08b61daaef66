import { and, eq, gte, inArray, lt, ne, sql, sum } from "drizzle-orm";
import type { UsageLimit, UsageLimits } from "#lib/domain/account/usage-limits-schema.ts";
import type { NamedTarget, UsedOfProduct } from "#lib/domain/ordering/limit-facts.ts";
import { targetKey } from "#lib/domain/ordering/limit-measure.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Micros } from "#lib/kernel/money.ts";
import { fromDbUsageLimits, fromDbUsed } from "../mapping/usage-limits.ts";
import { account } from "../schema/account.ts";
import { accountUsageLimits } from "../schema/account-usage.ts";
import { product, productFamily, productType, productTypeUdrType } from "../schema/product.ts";
import { udr } from "../schema/udr.ts";
import { udrType, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { type AccountKey, ofAccount } from "./account-key.ts";

export type StoredLimits = { readonly limits: UsageLimits; readonly revision: number };

/** What was set on the account; null where nothing ever was. */
export async function findUsageLimits(reader: Reader, key: AccountKey): Promise<StoredLimits | null> {
  const [row] = await reader
    .select({ limits: accountUsageLimits.limits, revision: accountUsageLimits.revision })
    .from(accountUsageLimits)
    .where(ofAccount(accountUsageLimits, key));
  return row ? { limits: fromDbUsageLimits(row.limits), revision: row.revision } : null;
}

export async function findAccountCreditLimit(reader: Reader, key: AccountKey): Promise<Micros | null> {
  const [row] = await reader.select({ creditLimit: account.creditLimit }).from(account).where(ofAccount(account, key));
  return row?.creditLimit ?? null;
}

/**
 * Holds the account's limits until the transaction ends: of two orders on two of its subscriptions the second counts what the first used. Rows that
 * refer to the account are written meanwhile, so nothing else waits.
 */
export async function lockAccountLimits(tx: Tx, key: AccountKey): Promise<void> {
  await tx.select({ one: sql`1` }).from(account).where(ofAccount(account, key)).for("no key update");
}

export async function insertUsageLimits(tx: Tx, { shard, accountId }: AccountKey, limits: UsageLimits): Promise<void> {
  await tx.insert(accountUsageLimits).values({ shard, accountId, limits, revision: 1 });
}

export async function updateUsageLimits(tx: Tx, key: AccountKey, { limits, revision }: StoredLimits): Promise<void> {
  await tx.update(accountUsageLimits).set({ limits, revision }).where(ofAccount(accountUsageLimits, key));
}

export async function updateAccountCreditLimit(tx: Tx, key: AccountKey, creditLimit: Micros | null): Promise<void> {
  await tx.update(account).set({ creditLimit }).where(ofAccount(account, key));
}

/** What was charged for a UDR and not taken back: a charge and its reversal cancel out. Corrections of a group are of other usage. */
const CHARGED = sql`(
  select sum(rbi.gross) from rbi
  where rbi.shard = ${udr.shard} and rbi.account_id = ${udr.accountId} and rbi.udr_id = ${udr.udrId} and rbi.kind <> 'correction')`;

/** Of usage rated elsewhere that no run has taken yet, what came with it. What is not to be billed was used, and cost nothing. */
const GROSS = sql`case when ${udr.directive} = 'toBeBilled' then coalesce(${CHARGED}, ${udr.importedGross}, 0) else 0 end`;

/**
 * What an account used in a half-open period, by product, on all its subscriptions: posted and scheduled. What was cancelled or
 * credited does not count, nor what is kept for information.
 */
export async function sumUsedByAccount(
  reader: Reader,
  key: AccountKey,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly UsedOfProduct[]> {
  const rows = await reader
    .select({
      product: product.code,
      productType: productType.code,
      family: productFamily.code,
      quantity: sum(udr.quantity),
      gross: sql<string | null>`sum(${GROSS})::text`,
    })
    .from(udr)
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .where(
      and(
        ofAccount(udr, key),
        gte(udr.usedFrom, from),
        lt(udr.usedFrom, until),
        ne(udr.state, "cancelled"),
        ne(udr.directive, "toBeCredited"),
        ne(udr.rating, "information"),
      ),
    )
    .groupBy(product.code, productType.code, productFamily.code);
  return rows.map(fromDbUsed);
}

type Target = NonNullable<UsageLimit["for"]>;

/** What limits are for, by `targetKey`: those that exist, with the unit of their usage where there is one for all of it. */
export async function nameLimitTargets(reader: Reader, targets: readonly Target[]): Promise<ReadonlyMap<string, NamedTarget>> {
  if (targets.length === 0) return new Map();
  const products = targets.flatMap((target) => ("product" in target ? [target.product] : []));
  const types = targets.flatMap((target) => ("productType" in target ? [target.productType] : []));
  const families = targets.flatMap((target) => ("family" in target ? [target.family] : []));
  const named = [
    ...(await namedProducts(reader, products)).map((row) => [targetKey({ product: row.code }), row] as const),
    ...(await namedTypes(reader, types)).map((row) => [targetKey({ productType: row.code }), row] as const),
    ...(await namedFamilies(reader, families)).map((row) => [targetKey({ family: row.code }), row] as const),
  ];
  return new Map(named.map(([key, { name, units }]) => [key, { name, unit: units?.length === 1 ? (units[0] ?? null) : null }]));
}

const UNITS = sql<
  readonly string[] | null
>`array_agg(distinct ${unitOfMeasurement.name}) filter (where ${unitOfMeasurement.name} is not null)`;
const DEFAULT_TYPE = and(eq(productTypeUdrType.productTypeId, productType.productTypeId), eq(productTypeUdrType.isDefault, true));

async function namedProducts(reader: Reader, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return reader
    .select({ code: product.code, name: product.name, units: UNITS })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productTypeUdrType, DEFAULT_TYPE)
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .leftJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(inArray(product.code, [...codes]))
    .groupBy(product.code, product.name);
}

async function namedTypes(reader: Reader, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return reader
    .select({ code: productType.code, name: productType.name, units: UNITS })
    .from(productType)
    .leftJoin(productTypeUdrType, DEFAULT_TYPE)
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .leftJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(inArray(productType.code, [...codes]))
    .groupBy(productType.code, productType.name);
}

async function namedFamilies(reader: Reader, codes: readonly string[]) {
  if (codes.length === 0) return [];
  return reader
    .select({ code: productFamily.code, name: productFamily.name, units: UNITS })
    .from(productFamily)
    .leftJoin(product, eq(product.productFamilyId, productFamily.productFamilyId))
    .leftJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productTypeUdrType, DEFAULT_TYPE)
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .leftJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(inArray(productFamily.code, [...codes]))
    .groupBy(productFamily.code, productFamily.name);
}
