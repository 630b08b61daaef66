import { and, eq, gt, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Instant } from "#lib/kernel/instant.ts";
import { subscriptionService } from "../schema/account.ts";
import { catalog, catalogCondition, catalogLine } from "../schema/catalog.ts";
import { serviceOrder } from "../schema/order.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import { ratingQueue } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { udrType } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";

export type OfferedThing = { readonly kind: "product" | "productType" | "family"; readonly code: string };

const CODE_OF = { product: product.code, productType: productType.code, family: productFamily.code } as const;

/** The names of the effective catalogs that have a line for exactly this. */
export async function effectiveCatalogsOffering(tx: Reader, { kind, code }: OfferedThing): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ name: catalog.name })
    .from(catalogLine)
    .innerJoin(catalog, eq(catalog.catalogId, catalogLine.catalogId))
    .leftJoin(product, eq(product.productId, catalogLine.productId))
    .leftJoin(productType, eq(productType.productTypeId, catalogLine.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, catalogLine.productFamilyId))
    .where(and(eq(CODE_OF[kind], code), eq(catalog.state, "effective"), isNull(catalog.archivedAt)));
  return rows.map(({ name }) => name).sort();
}

/** The names of the effective catalogs that ask for it, or against it, as a termed service: as a condition, or in a line. */
export async function effectiveCatalogsAsking(tx: Reader, code: string): Promise<readonly string[]> {
  const named = sql`${JSON.stringify([code])}::jsonb`;
  const inLines = await tx
    .selectDistinct({ name: catalog.name })
    .from(catalogLine)
    .innerJoin(catalog, eq(catalog.catalogId, catalogLine.catalogId))
    .where(
      and(
        or(sql`${catalogLine.requires} @> ${named}`, sql`${catalogLine.excludes} @> ${named}`),
        eq(catalog.state, "effective"),
        isNull(catalog.archivedAt),
      ),
    );
  const inConditions = await tx
    .selectDistinct({ name: catalog.name })
    .from(catalogCondition)
    .innerJoin(catalog, eq(catalog.catalogId, catalogCondition.catalogId))
    .where(
      and(
        eq(catalogCondition.kind, "termedService"),
        sql`${catalogCondition.codes} @> ${named}`,
        eq(catalog.state, "effective"),
        isNull(catalog.archivedAt),
      ),
    );
  return [...new Set([...inLines, ...inConditions].map(({ name }) => name))].sort();
}

type Bounded = { readonly productId: number; readonly at: Instant; readonly bound: number };

/** Orders of it whose time is still to come; counted to one beyond the bound. */
export async function countScheduledOrders(tx: Reader, { productId, at, bound }: Bounded): Promise<number> {
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(serviceOrder)
    .innerJoin(
      udr,
      and(eq(udr.shard, serviceOrder.shard), eq(udr.accountId, serviceOrder.accountId), eq(udr.orderId, serviceOrder.orderId)),
    )
    .where(and(eq(serviceOrder.productId, productId), gt(serviceOrder.serviceFrom, at), eq(udr.state, "scheduled")))
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

/** Subscriptions that have it as a service now; counted to one beyond the bound. */
export async function countSubscriptionsWith(tx: Reader, { productId, at, bound }: Bounded): Promise<number> {
  const { effectiveTo } = subscriptionService;
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(subscriptionService)
    .where(
      and(
        eq(subscriptionService.productId, productId),
        eq(subscriptionService.state, "effective"),
        or(isNull(effectiveTo), gt(effectiveTo, at)),
      ),
    )
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

type Waiting = {
  readonly of: { readonly productId: number } | { readonly productTypeId: number };
  /** As one of these, or as none of those; undefined: whatever they are recorded as. */
  readonly udrTypes?: { readonly among: readonly string[] } | { readonly except: readonly string[] };
  readonly bound: number;
};

/** Posted, billable or creditable UDRs that wait to be rated (domain rule R10); counted to one beyond the bound. */
export async function countUnratedUdrs(tx: Reader, { of, udrTypes, bound }: Waiting): Promise<number> {
  const ofIt = "productId" in of ? eq(udr.productId, of.productId) : eq(product.productTypeId, of.productTypeId);
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(ratingQueue)
    .innerJoin(udr, and(eq(udr.shard, ratingQueue.shard), eq(udr.accountId, ratingQueue.accountId), eq(udr.udrId, ratingQueue.udrId)))
    .innerJoin(product, eq(product.productId, udr.productId))
    .innerJoin(udrType, eq(udrType.udrTypeId, udr.udrTypeId))
    .where(and(ofIt, eq(udr.state, "posted"), inArray(udr.directive, ["toBeBilled", "toBeCredited"]), recordedAs(udrTypes)))
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

function recordedAs(udrTypes: Waiting["udrTypes"]) {
  if (udrTypes === undefined) return undefined;
  return "among" in udrTypes ? inArray(udrType.code, [...udrTypes.among]) : notInArray(udrType.code, [...udrTypes.except]);
}

/**
 * Nobody records usage as these UDR types until the transaction ends: a UDR refers to its type, and a row that is locked
 * cannot be referred to. Whoever is recording already is waited for, and counted.
 */
export async function lockUdrTypes(tx: Tx, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tx.select({ one: sql`1` }).from(udrType).where(inArray(udrType.code, codes)).orderBy(udrType.udrTypeId).for("update");
}
