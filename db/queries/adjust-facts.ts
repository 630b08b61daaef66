import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import {
  type AdjustFacts,
  type AdjustProduct,
  type AdjustUdrType,
  ATTRIBUTE_TYPES,
  type MetadataAttribute,
} from "#lib/domain/udr/adjust-facts.ts";
import { oneOf } from "../mapping/from-db.ts";
import { product, productType, productTypeUdrType } from "../schema/product.ts";
import { source, udrType, udrTypeAttribute, udrTypeSource, unitOfMeasurement, valueListItem } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";

/** What an Adjust refers to by code. */
export async function findAdjustFacts(
  reader: Reader,
  codes: { readonly product: string; readonly udrType: string; readonly source: string },
): Promise<AdjustFacts> {
  return {
    product: await findAdjustProduct(reader, codes.product),
    udrType: await findAdjustUdrType(reader, codes.udrType),
    source: await findSource(reader, codes.source),
  };
}

async function findAdjustProduct(reader: Reader, code: string): Promise<AdjustProduct | null> {
  const rows = await reader
    .select({
      productId: product.productId,
      name: product.name,
      serviceType: productType.serviceType,
      udrTypeId: productTypeUdrType.udrTypeId,
    })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productTypeUdrType, eq(productTypeUdrType.productTypeId, product.productTypeId))
    .where(eq(product.code, code));
  const [first] = rows;
  if (!first) return null;
  const udrTypeIds = rows.map(({ udrTypeId }) => udrTypeId).filter((udrTypeId) => udrTypeId !== null);
  return { productId: first.productId, name: first.name, isUsageService: first.serviceType === "usage", udrTypeIds };
}

async function findAdjustUdrType(reader: Reader, code: string): Promise<AdjustUdrType | null> {
  const rows = await reader
    .select({ type: udrType, unit: unitOfMeasurement })
    .from(udrType)
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(eq(udrType.code, code));
  const [row] = rows;
  if (!row) return null;
  const { udrTypeId, fromMandatory, toMandatory, sourceMandatory } = row.type;
  const sources = await reader
    .select({ sourceId: udrTypeSource.sourceId })
    .from(udrTypeSource)
    .where(eq(udrTypeSource.udrTypeId, udrTypeId));
  return {
    udrTypeId,
    unit: row.unit.name,
    unitDecimals: row.unit.decimals,
    fromMandatory,
    toMandatory,
    sourceMandatory,
    sourceIds: sources.map(({ sourceId }) => sourceId),
    attributes: await listAttributes(reader, udrTypeId),
  };
}

async function listAttributes(reader: Reader, udrTypeId: number): Promise<readonly MetadataAttribute[]> {
  const rows = await reader
    .select()
    .from(udrTypeAttribute)
    .where(eq(udrTypeAttribute.udrTypeId, udrTypeId))
    .orderBy(asc(udrTypeAttribute.position));
  const listIds = rows.map(({ valueListId }) => valueListId).filter((listId) => listId !== null);
  const items = listIds.length === 0 ? [] : await reader.select().from(valueListItem).where(inArray(valueListItem.valueListId, listIds));
  return rows.map(({ key, label, type, mandatory, personal, format, valueListId }) => ({
    key,
    label,
    type: oneOf(ATTRIBUTE_TYPES, type, "udr_type_attribute.type"),
    mandatory,
    personal,
    format,
    values: valueListId === null ? null : items.filter((item) => item.valueListId === valueListId).map(({ value }) => value),
  }));
}

async function findSource(reader: Reader, code: string): Promise<AdjustFacts["source"]> {
  const rows = await reader
    .select({ sourceId: source.sourceId, name: source.name })
    .from(source)
    .where(and(eq(source.code, code), isNull(source.archivedAt)));
  return rows[0] ?? null;
}
