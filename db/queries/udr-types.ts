import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { AttributeContent } from "#lib/domain/definition/udr-type-content.ts";
import type { UdrTypeView } from "#lib/domain/definition/udr-type-view.ts";
import { productType, productTypeUdrType } from "../schema/product.ts";
import { ratingQueue } from "../schema/rbi.ts";
import { udr } from "../schema/udr.ts";
import { source, udrType, udrTypeAttribute, udrTypeSource, unitOfMeasurement, valueList } from "../schema/usage.ts";
import type { Reader, Tx } from "../tx.ts";
import { asUdrTypes } from "./definitions.ts";

export type StoredUdrType = { readonly udrTypeId: number; readonly udrType: UdrTypeView };

/** Archived or not: what carries a code once carries it for ever. */
export async function findUdrType(tx: Reader, code: string): Promise<StoredUdrType | null> {
  const [row] = await tx.select().from(udrType).where(eq(udrType.code, code));
  return row ? withParts(tx, row) : null;
}

/** As `findUdrType`, held to the end of the transaction: no usage of the type is recorded meanwhile, since it could not refer to it. */
export async function lockUdrType(tx: Tx, code: string): Promise<StoredUdrType | null> {
  const [row] = await tx.select().from(udrType).where(eq(udrType.code, code)).for("update");
  return row ? withParts(tx, row) : null;
}

async function withParts(tx: Reader, row: typeof udrType.$inferSelect): Promise<StoredUdrType | null> {
  const [found] = await asUdrTypes(tx, [row]);
  return found ? { udrTypeId: row.udrTypeId, udrType: found } : null;
}

/** What bears the name, archived or not; case does not count. */
export async function findUdrTypeNamed(tx: Tx, name: string): Promise<Reference | null> {
  const [row] = await tx
    .select({ code: udrType.code, name: udrType.name })
    .from(udrType)
    .where(sql`lower(${udrType.name}) = lower(${name})`);
  return row ?? null;
}

type Part = { readonly id: number; readonly code: string; readonly name: string; readonly isArchived: boolean };
export type UdrTypeParts = { readonly units: readonly Part[]; readonly sources: readonly Part[]; readonly valueLists: readonly Part[] };

type PartCodes = { readonly unit: string; readonly sources: readonly string[]; readonly valueLists: readonly string[] };

/** What a UDR type is made of, by code. Held, so that nobody puts a part away while a type takes it up. */
export async function holdUdrTypeParts(tx: Tx, codes: PartCodes): Promise<UdrTypeParts> {
  const unitColumns = {
    id: unitOfMeasurement.unitId,
    code: unitOfMeasurement.code,
    name: unitOfMeasurement.name,
    archivedAt: unitOfMeasurement.archivedAt,
  };
  const sourceColumns = { id: source.sourceId, code: source.code, name: source.name, archivedAt: source.archivedAt };
  const listColumns = { id: valueList.valueListId, code: valueList.code, name: valueList.name, archivedAt: valueList.archivedAt };
  const units = await tx.select(unitColumns).from(unitOfMeasurement).where(eq(unitOfMeasurement.code, codes.unit)).for("share");
  const sources = await tx
    .select(sourceColumns)
    .from(source)
    .where(inArray(source.code, [...codes.sources]))
    .for("share");
  const valueLists = await tx
    .select(listColumns)
    .from(valueList)
    .where(inArray(valueList.code, [...codes.valueLists]))
    .for("share");
  return { units: units.map(asPart), sources: sources.map(asPart), valueLists: valueLists.map(asPart) };
}

function asPart({ archivedAt, ...part }: Omit<Part, "isArchived"> & { readonly archivedAt: unknown }): Part {
  return { ...part, isArchived: archivedAt !== null };
}

/** R10: posted, billable or creditable, and not rated; counted to one beyond the bound. */
export async function countUnratedOf(tx: Reader, udrTypeId: number, bound: number): Promise<number> {
  const found = tx
    .select({ one: sql`1`.as("one") })
    .from(ratingQueue)
    .innerJoin(udr, and(eq(udr.shard, ratingQueue.shard), eq(udr.accountId, ratingQueue.accountId), eq(udr.udrId, ratingQueue.udrId)))
    .where(and(eq(udr.udrTypeId, udrTypeId), eq(udr.state, "posted"), ne(udr.directive, "notToBeBilled")))
    .limit(bound + 1)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

/** The product types in use whose usage it measures. */
export async function listProductTypesOf(tx: Reader, udrTypeId: number): Promise<readonly Reference[]> {
  return tx
    .select({ code: productType.code, name: productType.name })
    .from(productTypeUdrType)
    .innerJoin(productType, eq(productType.productTypeId, productTypeUdrType.productTypeId))
    .where(and(eq(productTypeUdrType.udrTypeId, udrTypeId), isNull(productType.archivedAt)))
    .orderBy(asc(productType.name));
}

/** By attribute, the UDR types in use that declare it. */
export async function listDeclarations(tx: Reader): Promise<readonly { readonly udrType: string; readonly key: string }[]> {
  return tx
    .select({ udrType: udrType.code, key: udrTypeAttribute.key })
    .from(udrTypeAttribute)
    .innerJoin(udrType, eq(udrType.udrTypeId, udrTypeAttribute.udrTypeId))
    .where(isNull(udrType.archivedAt));
}

export type NewUdrType = Omit<typeof udrType.$inferInsert, "createdAt">;
export type UdrTypeChange = Partial<Omit<NewUdrType, "udrTypeId" | "code">> & Pick<UdrTypeView, "revision">;

export async function insertUdrType(tx: Tx, row: NewUdrType): Promise<void> {
  await tx.insert(udrType).values(row);
}

export async function updateUdrType(tx: Tx, code: string, change: UdrTypeChange): Promise<void> {
  await tx.update(udrType).set(change).where(eq(udrType.code, code));
}

type StoredAttribute = Omit<AttributeContent, "valueList"> & { readonly valueListId: number | null };

/** Attributes and sources anew: configuration is small, and who reads it meanwhile sees the old ones whole. */
export async function replaceUdrTypeParts(
  tx: Tx,
  udrTypeId: number,
  { attributes, sourceIds }: { readonly attributes: readonly StoredAttribute[]; readonly sourceIds: readonly number[] },
): Promise<void> {
  await tx.delete(udrTypeAttribute).where(eq(udrTypeAttribute.udrTypeId, udrTypeId));
  await tx.delete(udrTypeSource).where(eq(udrTypeSource.udrTypeId, udrTypeId));
  if (attributes.length > 0) {
    await tx.insert(udrTypeAttribute).values(attributes.map((attribute, position) => ({ ...attribute, udrTypeId, position })));
  }
  if (sourceIds.length > 0) await tx.insert(udrTypeSource).values(sourceIds.map((sourceId) => ({ sourceId, udrTypeId })));
}
