import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { ProductFacts } from "#lib/domain/product/product-facts.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { oneOf } from "../mapping/from-db.ts";
import { product, productFamily, productType, productTypeUdrType } from "../schema/product.ts";
import { providerProductCode } from "../schema/provider.ts";
import { udrType, unitOfMeasurement } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { taxPercentAt } from "./product-tax.ts";

export type OrderableProduct = Omit<ProductFacts, "udrTypes"> & {
  readonly familyName: string | null;
  readonly udrTypeCode: string | null;
  /** Of the unit that its usage is measured in. */
  readonly unitDecimals: number | null;
  /** What the subscriber's provider calls it; null when it could not be delivered. */
  readonly providerCode: string | null;
};

export type ProductSearch = {
  readonly at: Instant;
  readonly provisioningProviderId: number | null;
  /** Part of the name or the code. */
  readonly text: string;
  readonly limit: number;
};

/** Usage services by name, in one statement: what a list must know of each to judge and to price it. */
export async function listOrderableProducts(
  reader: Reader,
  { at, provisioningProviderId, text, limit }: ProductSearch,
): Promise<readonly OrderableProduct[]> {
  const rows = await reader
    .select({
      product,
      type: productType,
      family: productFamily,
      udrTypeCode: udrType.code,
      unitDecimals: unitOfMeasurement.decimals,
      taxPercent: taxPercentAt(reader, at),
      providerCode: providerProductCode.code,
    })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .leftJoin(productTypeUdrType, and(eq(productTypeUdrType.productTypeId, product.productTypeId), eq(productTypeUdrType.isDefault, true)))
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .leftJoin(unitOfMeasurement, eq(unitOfMeasurement.unitId, udrType.unitId))
    .leftJoin(
      providerProductCode,
      and(
        eq(providerProductCode.productId, product.productId),
        eq(providerProductCode.provisioningProviderId, provisioningProviderId ?? 0),
      ),
    )
    .where(and(eq(productType.serviceType, "usage"), isNull(product.archivedAt), isNamed(text)))
    .orderBy(asc(product.name), asc(product.code))
    .limit(limit);
  return rows.map(toOrderableProduct);
}

function isNamed(text: string) {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return undefined;
  return or(sql`strpos(lower(${product.name}), ${wanted}) > 0`, sql`strpos(lower(${product.code}), ${wanted}) > 0`);
}

type OrderableRow = {
  readonly product: typeof product.$inferSelect;
  readonly type: typeof productType.$inferSelect;
  readonly family: typeof productFamily.$inferSelect | null;
  readonly udrTypeCode: string | null;
  readonly unitDecimals: number | null;
  readonly taxPercent: ProductFacts["taxPercent"];
  readonly providerCode: string | null;
};

function toOrderableProduct({ product: row, type, family, ...rest }: OrderableRow): OrderableProduct {
  return {
    ...rest,
    productId: row.productId,
    code: row.code,
    name: row.name,
    productTypeCode: type.code,
    productFamilyCode: family?.code ?? null,
    familyName: family?.name ?? null,
    isUsageService: true,
    usedForProvisioning: type.usedForProvisioning,
    rating: oneOf(["here", "elsewhere"], row.rating, "product.rating"),
    validFrom: row.validFrom,
    validTo: row.validTo,
  };
}
