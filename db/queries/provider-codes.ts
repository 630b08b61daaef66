import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { ProviderCodes, ProvisionedProduct } from "#lib/domain/provider/provider-codes.ts";
import { subscription } from "../schema/account.ts";
import { product, productType } from "../schema/product.ts";
import { providerProductCode } from "../schema/provider.ts";
import { provisioningRequest } from "../schema/provisioning.ts";
import type { Reader, Tx } from "../tx.ts";

/** What the provider calls the products, by our code. */
export async function codesOfProvider(tx: Reader, provisioningProviderId: number): Promise<ProviderCodes> {
  const rows = await tx
    .select({ product: product.code, code: providerProductCode.code })
    .from(providerProductCode)
    .innerJoin(product, eq(product.productId, providerProductCode.productId))
    .where(eq(providerProductCode.provisioningProviderId, provisioningProviderId))
    .orderBy(asc(product.code));
  return new Map(rows.map((row) => [row.product, row.code]));
}

export type CodedProduct = { readonly productId: number; readonly name: string };

export async function productsByCode(tx: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, CodedProduct>> {
  if (codes.length === 0) return new Map();
  const rows = await tx
    .select({ productId: product.productId, code: product.code, name: product.name })
    .from(product)
    .where(inArray(product.code, [...codes]));
  return new Map(rows.map(({ code, ...found }) => [code, found]));
}

type CodesToWrite = {
  readonly provisioningProviderId: number;
  /** Null takes a product's code away. */
  readonly codes: readonly { readonly productId: number; readonly code: string | null }[];
};

export async function writeProviderCodes(tx: Tx, { provisioningProviderId, codes }: CodesToWrite): Promise<void> {
  const gone = codes.flatMap(({ productId, code }) => (code === null ? [productId] : []));
  if (gone.length > 0) {
    const ofProvider = eq(providerProductCode.provisioningProviderId, provisioningProviderId);
    await tx.delete(providerProductCode).where(and(ofProvider, inArray(providerProductCode.productId, gone)));
  }
  const put = codes.flatMap(({ productId, code }) => (code === null ? [] : [{ provisioningProviderId, productId, code }]));
  if (put.length === 0) return;
  await tx
    .insert(providerProductCode)
    .values(put)
    .onConflictDoUpdate({
      target: [providerProductCode.provisioningProviderId, providerProductCode.productId],
      set: { code: sql`excluded.code` },
    });
}

type ProductPage = { readonly provisioningProviderId: number; readonly limit: number };

/** Products that are provisioned, and others that have a code: first what has none, then by name. */
export async function listProvisionedProducts(
  tx: Reader,
  { provisioningProviderId, limit }: ProductPage,
): Promise<readonly ProvisionedProduct[]> {
  return selectProvisioned(tx, provisioningProviderId)
    .where(or(isNotNull(providerProductCode.code), PROVISIONED))
    .orderBy(sql`${providerProductCode.code} is not null`, asc(product.name), asc(product.code))
    .limit(limit);
}

/** Products whose orders are refused for want of a code, by name. */
export async function listWithoutCode(tx: Reader, { provisioningProviderId, limit }: ProductPage): Promise<readonly ProvisionedProduct[]> {
  return selectProvisioned(tx, provisioningProviderId)
    .where(and(isNull(providerProductCode.code), PROVISIONED, eq(productType.serviceType, "usage")))
    .orderBy(asc(product.name), asc(product.code))
    .limit(limit);
}

const PROVISIONED = and(eq(productType.usedForProvisioning, true), isNull(product.archivedAt));

function selectProvisioned(tx: Reader, provisioningProviderId: number) {
  const ofProvider = eq(providerProductCode.provisioningProviderId, provisioningProviderId);
  return tx
    .select({ product: product.code, name: product.name, code: providerProductCode.code })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(providerProductCode, and(eq(providerProductCode.productId, product.productId), ofProvider))
    .$dynamic();
}

type Bounded = { readonly provisioningProviderId: number; readonly bound: number };

/** Counted to one beyond the bound. */
export function countSubscriptionsOf(tx: Reader, { provisioningProviderId, bound }: Bounded): Promise<number> {
  return counted(
    tx,
    sql`select 1 from ${subscription} where ${subscription.provisioningProviderId} = ${provisioningProviderId} limit ${bound + 1}`,
  );
}

/** Requests that it has still to be sent; counted to one beyond the bound. */
export function countPendingRequests(tx: Reader, { provisioningProviderId, bound }: Bounded): Promise<number> {
  const { state, provisioningProviderId: provider } = provisioningRequest;
  return counted(
    tx,
    sql`select 1 from ${provisioningRequest} where ${state} = 'pending' and ${provider} = ${provisioningProviderId} limit ${bound + 1}`,
  );
}

async function counted(tx: Reader, rows: SQL): Promise<number> {
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(sql`(${rows}) as found`);
  return row?.count ?? 0;
}
