import { and, asc, eq, gt, inArray, isNull, type SQL } from "drizzle-orm";
import type { StoredProduct, TaxRate } from "#lib/domain/product/product-content.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { fromDbStoredProduct, fromDbTaxRate } from "../mapping/products.ts";
import { product, productFamily, productTaxRate, productType, taxRate } from "../schema/product.ts";
import type { Reader, Tx } from "../tx.ts";
import { matching, type ProductFilter } from "./products.ts";

/** Archived or not: what carries a code once carries it for ever. */
export async function findStoredProduct(tx: Reader, code: string): Promise<StoredProduct | null> {
  const [stored] = await readStored(tx, eq(product.code, code));
  return stored ?? null;
}

/** As they are stored now, held to the end of the transaction, by code. Orders of them, which refer to their keys only, go on. */
export async function lockProducts(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, StoredProduct>> {
  if (codes.length === 0) return new Map();
  const which = inArray(product.code, codes);
  await tx.select({ productId: product.productId }).from(product).where(which).orderBy(asc(product.productId)).for("no key update");
  return storedProducts(tx, codes);
}

export async function storedProducts(tx: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, StoredProduct>> {
  if (codes.length === 0) return new Map();
  const rows = await readStored(tx, inArray(product.code, codes));
  return new Map(rows.map((stored) => [stored.code, stored]));
}

/** A page of the list, whole. */
export async function listStoredProducts(tx: Reader, filter: ProductFilter): Promise<readonly StoredProduct[]> {
  const { after, limit } = filter;
  return readStored(tx, and(matching(filter), after === null ? undefined : gt(product.code, after)), limit);
}

export type NewProduct = Omit<typeof product.$inferInsert, "createdAt">;
export type ProductChange = Partial<Omit<NewProduct, "productId" | "code">> & Pick<StoredProduct, "revision">;

export async function insertProduct(tx: Tx, row: NewProduct): Promise<void> {
  await tx.insert(product).values(row);
}

export async function updateProduct(tx: Tx, code: string, change: ProductChange): Promise<void> {
  await tx.update(product).set(change).where(eq(product.code, code));
}

export type TaxRateChange = { readonly productId: number; readonly gone: readonly TaxRate[]; readonly added: readonly TaxRate[] };

/** A row is never updated: one that is still to come may go, and another may come. */
export async function changeTaxRates(tx: Tx, { productId, gone, added }: TaxRateChange): Promise<void> {
  if (gone.length > 0) {
    const begin = gone.map(({ validFrom }) => validFrom);
    await tx.delete(productTaxRate).where(and(eq(productTaxRate.productId, productId), inArray(productTaxRate.validFrom, begin)));
  }
  if (added.length === 0) return;
  const rows = added.map(({ percent, validFrom }) => ({ productId, validFrom, percent: decimal(percent) }));
  await tx.insert(productTaxRate).values(rows);
}

/** In use, with tax of their own, and at some time one of these percentages; no more of them than the limit, by code. */
export async function listOwnTaxedAt(tx: Reader, percents: readonly string[], limit: number): Promise<readonly StoredProduct[]> {
  if (percents.length === 0) return [];
  const had = tx
    .select({ productId: productTaxRate.productId })
    .from(productTaxRate)
    .where(inArray(productTaxRate.percent, percents.map(decimal)));
  return readStored(tx, and(isNull(product.archivedAt), isNull(product.taxRateId), inArray(product.productId, had)), limit);
}

async function readStored(tx: Reader, which: SQL | undefined, limit?: number): Promise<readonly StoredProduct[]> {
  const query = tx
    .select({ product, typeCode: productType.code, familyCode: productFamily.code, taxRateCode: taxRate.code })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .leftJoin(taxRate, eq(taxRate.taxRateId, product.taxRateId))
    .where(which)
    .orderBy(asc(product.code))
    .$dynamic();
  const rows = await (limit === undefined ? query : query.limit(limit));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.product.productId);
  const taxRates = await tx
    .select()
    .from(productTaxRate)
    .where(inArray(productTaxRate.productId, ids))
    .orderBy(asc(productTaxRate.validFrom));
  const byProduct = Map.groupBy(taxRates, ({ productId }) => productId);
  return rows.map((row) => fromDbStoredProduct(row, (byProduct.get(row.product.productId) ?? []).map(fromDbTaxRate)));
}
