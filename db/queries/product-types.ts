import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { ProductTypeView } from "#lib/domain/product/product-view.ts";
import { fromDbProductType } from "../mapping/products.ts";
import { product, productType, productTypeUdrType } from "../schema/product.ts";
import { udrType } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";

const IN_USE = { archived: false };

/** By name: what is in use, or what was put away. */
export async function listProductTypes(tx: Reader, { archived } = IN_USE): Promise<readonly ProductTypeView[]> {
  const standing = archived ? isNotNull(productType.archivedAt) : isNull(productType.archivedAt);
  const rows = await tx.select().from(productType).where(standing).orderBy(asc(productType.name));
  return withUdrTypes(tx, rows);
}

export type StoredProductType = { readonly productTypeId: number; readonly type: ProductTypeView };

/** Archived or not: what carries a code once carries it for ever. */
export async function findProductType(tx: Reader, code: string): Promise<ProductTypeView | null> {
  const [type] = await withUdrTypes(tx, await tx.select().from(productType).where(eq(productType.code, code)));
  return type ?? null;
}

/** As `findProductType`, held to the end of the transaction. */
export async function lockProductType(tx: Tx, code: string): Promise<StoredProductType | null> {
  const rows = await tx.select().from(productType).where(eq(productType.code, code)).for("no key update");
  const [type] = await withUdrTypes(tx, rows);
  const [row] = rows;
  return row && type ? { productTypeId: row.productTypeId, type } : null;
}

/** What bears the name, archived or not; case does not count. */
export async function findProductTypeNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: productType.code, name: productType.name })
    .from(productType)
    .where(sql`lower(${productType.name}) = lower(${name})`);
  return row ?? null;
}

/** The types in use, which stay in use until the transaction ends. */
export async function holdProductTypes(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ code: productType.code, id: productType.productTypeId })
    .from(productType)
    .where(and(inArray(productType.code, codes), isNull(productType.archivedAt)))
    .orderBy(asc(productType.productTypeId))
    .for("share");
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** How many products in use have the type. */
export async function countProductsOfType(tx: Reader, productTypeId: number): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::integer` })
    .from(product)
    .where(and(eq(product.productTypeId, productTypeId), isNull(product.archivedAt)));
  return row?.count ?? 0;
}

/** The UDR types in use, by code. */
export async function listUdrTypeIds(
  tx: Reader,
): Promise<ReadonlyMap<string, { readonly udrTypeId: number; readonly isArchived: boolean }>> {
  const rows = await tx.select({ code: udrType.code, udrTypeId: udrType.udrTypeId, archivedAt: udrType.archivedAt }).from(udrType);
  return new Map(rows.map(({ code, udrTypeId, archivedAt }) => [code, { udrTypeId, isArchived: archivedAt !== null }]));
}

export type NewProductType = Omit<typeof productType.$inferInsert, "createdAt">;
export type ProductTypeChange = Partial<Omit<NewProductType, "productTypeId" | "code">> & Pick<ProductTypeView, "revision">;

export async function insertProductType(tx: Tx, row: NewProductType): Promise<void> {
  await tx.insert(productType).values(row);
}

export async function updateProductType(tx: Tx, code: string, change: ProductTypeChange): Promise<void> {
  await tx.update(productType).set(change).where(eq(productType.code, code));
}

export type TypeUdrTypes = { readonly productTypeId: number; readonly udrTypeIds: readonly number[]; readonly defaultId: number | null };

/** Puts them in the place of those there were. */
export async function replaceUdrTypes(tx: Tx, { productTypeId, udrTypeIds, defaultId }: TypeUdrTypes): Promise<void> {
  await tx.delete(productTypeUdrType).where(eq(productTypeUdrType.productTypeId, productTypeId));
  if (udrTypeIds.length === 0) return;
  const rows = udrTypeIds.map((udrTypeId) => ({ productTypeId, udrTypeId, isDefault: udrTypeId === defaultId }));
  await tx.insert(productTypeUdrType).values(rows);
}

async function withUdrTypes(tx: Reader, rows: readonly (typeof productType.$inferSelect)[]): Promise<readonly ProductTypeView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ productTypeId }) => productTypeId);
  const { productTypeId: id, isDefault } = productTypeUdrType;
  const udrTypes = await tx
    .select({ productTypeId: id, code: udrType.code, name: udrType.name, isDefault })
    .from(productTypeUdrType)
    .innerJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .where(inArray(id, ids))
    .orderBy(desc(isDefault), asc(udrType.name));
  const byType = Map.groupBy(udrTypes, ({ productTypeId }) => productTypeId);
  return rows.map((row) =>
    fromDbProductType(
      row,
      (byType.get(row.productTypeId) ?? []).map(({ code, name, isDefault: isFirst }) => ({ code, name, isDefault: isFirst })),
    ),
  );
}
