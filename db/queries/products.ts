import { and, asc, desc, eq, gt, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Reference } from "#lib/domain/definition/reference.ts";
import type { LiveDocument } from "#lib/domain/product/price-lines.ts";
import type { ProductListItem } from "#lib/domain/product/product-view.ts";
import { decimalToString } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { fromDbProduct } from "../mapping/products.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import { product, productFamily, productType, taxRate } from "../schema/product.ts";
import { providerProductCode, provisioningProvider } from "../schema/provider.ts";
import type { Reader } from "../tx.ts";
import { listProductTax, taxPercentAt } from "./product-tax.ts";
import { pricesAnybodyAt } from "./versions-pricing.ts";

export type ProductFilter = {
  readonly search: string;
  readonly typeCode: string | null;
  readonly familyCode: string | null;
  /** Those that take their tax from it. */
  readonly taxRateCode?: string | null;
  /** What was put away, instead of what is in use. */
  readonly archived?: boolean;
  /** Products after this code: the list is walked by code, so any depth costs the same. */
  readonly after: string | null;
  readonly limit: number;
};

export async function listProducts(tx: Reader, filter: ProductFilter, at: Instant): Promise<readonly ProductListItem[]> {
  const rows = await selectProducts(tx, at)
    .where(and(matching(filter), filter.after === null ? undefined : gt(product.code, filter.after)))
    .orderBy(asc(product.code))
    .limit(filter.limit);
  return rows.map((row) => fromDbProduct(row, at));
}

/** How many match, counted no further than the bound. */
export async function countProducts(tx: Reader, filter: ProductFilter, bound: number): Promise<number> {
  const found = tx
    .select({ one: sql`1` })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .leftJoin(taxRate, eq(taxRate.taxRateId, product.taxRateId))
    .where(matching(filter))
    .limit(bound)
    .as("found");
  const [row] = await tx.select({ count: sql<number>`count(*)::integer` }).from(found);
  return row?.count ?? 0;
}

type FoundProduct = { readonly productId: number; readonly description: string | null; readonly item: ProductListItem };

export async function findProduct(tx: Reader, code: string, at: Instant): Promise<FoundProduct | null> {
  const [row] = await selectProducts(tx, at).where(eq(product.code, code));
  return row ? { productId: row.productId, description: row.description, item: fromDbProduct(row, at) } : null;
}

export async function listTaxRates(
  tx: Reader,
  productId: number,
): Promise<readonly { readonly percent: string; readonly validFrom: Instant }[]> {
  const steps = (await listProductTax(tx, [productId])).get(productId) ?? [];
  return steps.map(({ percent, validFrom }) => ({ percent: decimalToString(percent), validFrom }));
}

export async function listProviderCodes(
  tx: Reader,
  productId: number,
): Promise<readonly { readonly provider: Reference; readonly code: string }[]> {
  return tx
    .select({ provider: { code: provisioningProvider.code, name: provisioningProvider.name }, code: providerProductCode.code })
    .from(providerProductCode)
    .innerJoin(provisioningProvider, eq(provisioningProvider.provisioningProviderId, providerProductCode.provisioningProviderId))
    .where(eq(providerProductCode.productId, productId))
    .orderBy(asc(provisioningProvider.name));
}

/** The documents that price anybody, of every plan: more than one where a version did not reach everyone. */
export async function listLiveDocuments(tx: Reader, at: Instant): Promise<readonly LiveDocument[]> {
  const rows = await tx
    .select({
      plan: { code: pricePlan.code, name: pricePlan.name },
      kind: pricePlan.kind,
      currency: pricePlan.currency,
      version: pricePlanVersion.version,
      document: pricePlanVersion.document,
    })
    .from(pricePlanVersion)
    .innerJoin(pricePlan, eq(pricePlan.pricePlanId, pricePlanVersion.pricePlanId))
    .where(and(pricesAnybodyAt(at), isNull(pricePlan.archivedAt)))
    .orderBy(asc(pricePlan.code), desc(pricePlanVersion.effectiveAt));
  return rows;
}

function selectProducts(tx: Reader, at: Instant) {
  return tx
    .select({
      productId: product.productId,
      code: product.code,
      name: product.name,
      description: product.description,
      rating: product.rating,
      validFrom: product.validFrom,
      validTo: product.validTo,
      revision: product.revision,
      archivedAt: product.archivedAt,
      typeCode: productType.code,
      typeName: productType.name,
      familyCode: productFamily.code,
      familyName: productFamily.name,
      taxPercent: taxPercentAt(tx, at),
      taxRateCode: taxRate.code,
      taxRateName: taxRate.name,
    })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, product.productFamilyId))
    .leftJoin(taxRate, eq(taxRate.taxRateId, product.taxRateId))
    .$dynamic();
}

export function matching({ search, typeCode, familyCode, taxRateCode = null, archived = false }: ProductFilter): SQL | undefined {
  const pattern = `%${search.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return and(
    archived ? isNotNull(product.archivedAt) : isNull(product.archivedAt),
    search.trim() === "" ? undefined : or(ilike(product.code, pattern), ilike(product.name, pattern)),
    typeCode === null ? undefined : eq(productType.code, typeCode),
    familyCode === null ? undefined : eq(productFamily.code, familyCode),
    taxRateCode === null ? undefined : eq(taxRate.code, taxRateCode),
  );
}
