import { and, eq, inArray, isNull } from "drizzle-orm";
import type { ProductDefinition } from "#lib/domain/price-plan/definitions-schema.ts";
import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { product, productFamily, productType, productTypeUdrType } from "../schema/product.ts";
import { udrType } from "../schema/usage.ts";
import type { Reader } from "../tx.ts";
import { listProductTax } from "./product-tax.ts";

/** A usage service with all its tax rates, the latest first: a quote may be about any instant. */
export type QuotedProduct = Omit<ProductDefinition, "taxRate"> & {
  readonly taxRates: readonly { readonly percent: string; readonly validFrom: Instant }[];
};

/** The usage services with these codes, in two statements however many they are. */
export async function findQuotedProducts(reader: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, QuotedProduct>> {
  const rows = await reader
    .select({
      productId: product.productId,
      code: product.code,
      productType: productType.code,
      family: productFamily.code,
      udrType: udrType.code,
    })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .leftJoin(productTypeUdrType, and(eq(productTypeUdrType.productTypeId, product.productTypeId), eq(productTypeUdrType.isDefault, true)))
    .leftJoin(udrType, eq(udrType.udrTypeId, productTypeUdrType.udrTypeId))
    .where(and(inArray(product.code, [...codes]), eq(productType.serviceType, "usage"), isNull(product.archivedAt)));
  const ids = rows.map(({ productId }) => productId);
  const taxOf = await listProductTax(reader, ids);
  return new Map(
    rows.map(({ productId, code, productType: type, family, udrType: measuredBy }) => [
      code,
      {
        productType: type,
        family,
        ...(measuredBy === null ? {} : { udrType: measuredBy }),
        taxRates: (taxOf.get(productId) ?? []).map(({ percent, validFrom }) => ({
          percent: decimalToString(normalise(percent)),
          validFrom,
        })),
      },
    ]),
  );
}
