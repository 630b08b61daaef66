import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { ProductFacts, UdrTypeFacts } from "#lib/domain/product/product-facts.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { oneOf } from "../mapping/from-db.ts";
import { product, productFamily, productType, productTypeUdrType } from "../schema/product.ts";
import { udrType, udrTypeSource, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { taxPercentAt } from "./product-tax.ts";

/** A product as it is at an instant: its type, family, tax rate and UDR types. */
export async function findProductFacts(reader: Reader, productId: number, at: Instant): Promise<ProductFacts | null> {
  const rows = await reader
    .select({ product, type: productType, familyCode: productFamily.code, taxPercent: taxPercentAt(reader, at) })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .where(eq(product.productId, productId));
  const row = rows[0];
  if (!row) return null;
  return {
    productId,
    code: row.product.code,
    name: row.product.name,
    productTypeCode: row.type.code,
    productFamilyCode: row.familyCode,
    isUsageService: row.type.serviceType === "usage",
    usedForProvisioning: row.type.usedForProvisioning,
    rating: oneOf(["here", "elsewhere"], row.product.rating, "product.rating"),
    validFrom: row.product.validFrom,
    validTo: row.product.validTo,
    taxPercent: row.taxPercent,
    udrTypes: await listUdrTypeFacts(reader, row.type.productTypeId),
  };
}

export async function findProductIdByCode(reader: Reader, code: string): Promise<number | null> {
  const rows = await reader
    .select({ productId: product.productId })
    .from(product)
    .where(and(eq(product.code, code), isNull(product.archivedAt)));
  return rows[0]?.productId ?? null;
}

async function listUdrTypeFacts(reader: Reader, productTypeId: number): Promise<readonly UdrTypeFacts[]> {
  const types = await reader
    .select({ type: udrType, unit: unitOfMeasurement })
    .from(productTypeUdrType)
    .innerJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .innerJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .where(eq(productTypeUdrType.productTypeId, productTypeId))
    .orderBy(desc(productTypeUdrType.isDefault), asc(udrType.code));
  const sources = await reader
    .select({ udrTypeId: udrTypeSource.udrTypeId, sourceId: udrTypeSource.sourceId })
    .from(udrTypeSource)
    .innerJoin(productTypeUdrType, eq(productTypeUdrType.udrTypeId, udrTypeSource.udrTypeId))
    .where(eq(productTypeUdrType.productTypeId, productTypeId))
    .orderBy(asc(udrTypeSource.sourceId));
  return types.map(({ type, unit }) => ({
    udrTypeId: type.udrTypeId,
    code: type.code,
    name: type.name,
    unitCode: unit.code,
    unitName: unit.name,
    unitDecimals: unit.decimals,
    split: type.boundary === "split",
    pricedAt: type.pricedAt,
    allowedSourceIds: sources.filter(({ udrTypeId }) => udrTypeId === type.udrTypeId).map(({ sourceId }) => sourceId),
  }));
}
