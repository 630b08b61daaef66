import { asc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import type { StoredCatalog } from "#lib/domain/catalog/catalog.ts";
import { PAYMENT_NAMES } from "#lib/domain/catalog/catalog-choices.ts";
import { type CatalogLineRow, catalogNameKey, fromDbCatalog } from "../mapping/catalogs.ts";
import { accountClassification, billingTermScheme, subscriptionType } from "../schema/billing-term.ts";
import { catalog, catalogCondition, catalogLine, catalogValidity } from "../schema/catalog.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import { provisioningProvider } from "../schema/provider.ts";
import type { Reader } from "../tx.ts";

/**
 * Every catalog that is not archived, or those that are, whole, by name. Offers are small: the evaluation in
 * `lib/domain/catalog` wants them all.
 */
export async function listCatalogs(
  tx: Reader,
  { archived = false }: { readonly archived?: boolean } = {},
): Promise<readonly StoredCatalog[]> {
  return readCatalogs(tx, archived ? isNotNull(catalog.archivedAt) : isNull(catalog.archivedAt));
}

/** Archived or not: what carries a code once carries it for ever. */
export async function findCatalog(tx: Reader, code: string): Promise<StoredCatalog | null> {
  const [stored] = await readCatalogs(tx, eq(catalog.code, code));
  return stored ?? null;
}

async function readCatalogs(tx: Reader, which: SQL): Promise<readonly StoredCatalog[]> {
  const catalogs = await tx.select().from(catalog).where(which).orderBy(asc(catalog.name));
  const ids = catalogs.map(({ catalogId }) => catalogId);
  const validity = await tx
    .select()
    .from(catalogValidity)
    .where(inArray(catalogValidity.catalogId, ids))
    .orderBy(asc(catalogValidity.position));
  const conditions = await tx
    .select()
    .from(catalogCondition)
    .where(inArray(catalogCondition.catalogId, ids))
    .orderBy(asc(catalogCondition.position));
  const lines = await listLines(tx, ids);
  const conditionNames = await listCatalogNames(tx);
  return catalogs.map((row) =>
    fromDbCatalog({
      catalog: row,
      validity: validity.filter(({ catalogId }) => catalogId === row.catalogId),
      lines: lines.filter(({ line }) => line.catalogId === row.catalogId),
      conditions: conditions.filter(({ catalogId }) => catalogId === row.catalogId),
      conditionNames,
    }),
  );
}

async function listLines(tx: Reader, catalogIds: readonly number[]): Promise<readonly CatalogLineRow[]> {
  return tx
    .select({
      line: catalogLine,
      product: { code: product.code, name: product.name },
      productType: { code: productType.code, name: productType.name },
      productFamily: { code: productFamily.code, name: productFamily.name },
    })
    .from(catalogLine)
    .leftJoin(product, eq(product.productId, catalogLine.productId))
    .leftJoin(productType, eq(productType.productTypeId, catalogLine.productTypeId))
    .leftJoin(productFamily, eq(productFamily.productFamilyId, catalogLine.productFamilyId))
    .where(inArray(catalogLine.catalogId, [...catalogIds]))
    .orderBy(asc(catalogLine.catalogLineId));
}

/** The names of what conditions and lines may speak of, by `catalogNameKey`. */
export async function listCatalogNames(tx: Reader): Promise<ReadonlyMap<string, string>> {
  const types = await tx.select({ code: subscriptionType.code, name: subscriptionType.name }).from(subscriptionType);
  const groups = await tx.select({ code: accountClassification.code, name: accountClassification.name }).from(accountClassification);
  const termed = await tx
    .select({ code: product.code, name: product.name })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .where(eq(productType.serviceType, "termed"));
  const terms = await tx.select({ code: billingTermScheme.code, name: billingTermScheme.name }).from(billingTermScheme);
  const providers = await tx.select({ code: provisioningProvider.code, name: provisioningProvider.name }).from(provisioningProvider);
  const payments = Object.entries(PAYMENT_NAMES).map(([code, name]) => ({ code, name }));
  const keyed = (kind: string, rows: readonly { readonly code: string; readonly name: string }[]) =>
    rows.map(({ code, name }): [string, string] => [catalogNameKey(kind, code), name]);
  return new Map([
    ...keyed("subscriptionType", types),
    ...keyed("accountClassification", groups),
    ...keyed("termedService", termed),
    ...keyed("billingTerm", terms),
    ...keyed("provider", providers),
    ...keyed("payment", payments),
  ]);
}
