import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { ProductFamilyView } from "#lib/domain/product/product-view.ts";
import { product, productFamily } from "../schema/product.ts";
import type { Reader, Tx } from "../tx.ts";

const IN_USE = { archived: false };

/** By name: what is in use, or what was put away; with how many products in use each has. */
export async function listProductFamilies(tx: Reader, { archived } = IN_USE): Promise<readonly ProductFamilyView[]> {
  return selectFamilies(tx, archived ? isNotNull(productFamily.archivedAt) : isNull(productFamily.archivedAt));
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findProductFamily(tx: Reader, code: string): Promise<ProductFamilyView | null> {
  const [family] = await selectFamilies(tx, eq(productFamily.code, code));
  return family ?? null;
}

/** As `findProductFamily`, held to the end of the transaction. */
export async function lockProductFamily(tx: Tx, code: string): Promise<ProductFamilyView | null> {
  await tx.select({ one: sql`1` }).from(productFamily).where(eq(productFamily.code, code)).for("no key update");
  return findProductFamily(tx, code);
}

/** What bears the name, archived or not; case does not count. */
export async function findProductFamilyNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: productFamily.code, name: productFamily.name })
    .from(productFamily)
    .where(sql`lower(${productFamily.name}) = lower(${name})`);
  return row ?? null;
}

/** The families in use, which stay in use until the transaction ends. */
export async function holdProductFamilies(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .select({ code: productFamily.code, id: productFamily.productFamilyId })
    .from(productFamily)
    .where(and(inArray(productFamily.code, codes), isNull(productFamily.archivedAt)))
    .orderBy(asc(productFamily.productFamilyId))
    .for("share");
  return new Map(rows.map(({ code, id }) => [code, id]));
}

export type NewProductFamily = Omit<typeof productFamily.$inferInsert, "createdAt">;
export type ProductFamilyChange = Partial<Omit<NewProductFamily, "productFamilyId" | "code">> & Pick<ProductFamilyView, "revision">;

export async function insertProductFamily(tx: Tx, row: NewProductFamily): Promise<void> {
  await tx.insert(productFamily).values(row);
}

export async function updateProductFamily(tx: Tx, code: string, change: ProductFamilyChange): Promise<void> {
  await tx.update(productFamily).set(change).where(eq(productFamily.code, code));
}

async function selectFamilies(tx: Reader, which: SQL): Promise<readonly ProductFamilyView[]> {
  const { code, name, revision, archivedAt, productFamilyId } = productFamily;
  return tx
    .select({ code, name, revision, archivedAt, products: sql<number>`count(${product.productId})::integer` })
    .from(productFamily)
    .leftJoin(product, and(eq(product.productFamilyId, productFamilyId), isNull(product.archivedAt)))
    .where(which)
    .groupBy(productFamilyId)
    .orderBy(asc(name));
}
