import { asc, eq, isNull } from "drizzle-orm";
import type { Catalog } from "#lib/domain/catalog/catalog.ts";
import { type CatalogLineRow, conditionNameKey, fromDbCatalog } from "../mapping/catalogs.ts";
import { accountClassification, subscriptionType } from "../schema/billing-term.ts";
import { catalog, catalogCondition, catalogLine, catalogValidity } from "../schema/catalog.ts";
import { product, productFamily, productType } from "../schema/product.ts";
import type { Reader } from "../tx.ts";

/** Every catalog that is not archived, whole, by name. Offers are small: the evaluation in `lib/domain/catalog` wants them all. */
export async function listCatalogs(tx: Reader): Promise<readonly Catalog[]> {
  const catalogs = await tx.select().from(catalog).where(isNull(catalog.archivedAt)).orderBy(asc(catalog.name));
  const validity = await tx.select().from(catalogValidity).orderBy(asc(catalogValidity.position));
  const conditions = await tx.select().from(catalogCondition).orderBy(asc(catalogCondition.position));
  const lines = await listLines(tx);
  const conditionNames = await listConditionNames(tx);
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

async function listLines(tx: Reader): Promise<readonly CatalogLineRow[]> {
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
    .orderBy(asc(catalogLine.catalogLineId));
}

async function listConditionNames(tx: Reader): Promise<ReadonlyMap<string, string>> {
  const types = await tx.select({ code: subscriptionType.code, name: subscriptionType.name }).from(subscriptionType);
  const groups = await tx.select({ code: accountClassification.code, name: accountClassification.name }).from(accountClassification);
  const termed = await tx
    .select({ code: product.code, name: product.name })
    .from(product)
    .innerJoin(productType, eq(productType.productTypeId, product.productTypeId))
    .where(eq(productType.serviceType, "termed"));
  const keyed = (kind: string, rows: readonly { readonly code: string; readonly name: string }[]) =>
    rows.map(({ code, name }): [string, string] => [conditionNameKey(kind, code), name]);
  return new Map([...keyed("subscriptionType", types), ...keyed("accountClassification", groups), ...keyed("termedService", termed)]);
}
