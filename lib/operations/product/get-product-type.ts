import { listCatalogs } from "#db/queries/catalogs.ts";
import { listTimeModels, listUsageZones } from "#db/queries/definitions.ts";
import { findProductType } from "#db/queries/product-types.ts";
import { countProducts, listLiveDocuments, listProducts } from "#db/queries/products.ts";
import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { type BoundedCount, boundedCount } from "#lib/domain/home/home-view.ts";
import { type PriceLine, priceLinesFor } from "#lib/domain/product/price-lines.ts";
import type { ProductListItem, ProductTypeView } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

const PRODUCTS_SHOWN = 20;
const BOUND = 10_000;

export type ProductTypeDetail = {
  readonly type: ProductTypeView;
  /** The first of them; the products page has all. */
  readonly products: readonly ProductListItem[];
  readonly total: BoundedCount;
  readonly catalogs: readonly (Reference & { readonly state: CatalogState })[];
  /** The lines of live plans that price the type itself. */
  readonly priceLines: readonly PriceLine[];
  readonly history: readonly DefinitionChange[];
};

/** One product type, archived or not, with its products and what prices and sells all of them. */
export async function getProductType(context: Context, code: string): Promise<ProductTypeDetail | null> {
  const { database, now } = context;
  const type = await findProductType(database, code);
  if (!type) return null;
  const filter = { search: "", typeCode: code, familyCode: null, archived: false, after: null, limit: PRODUCTS_SHOWN };
  const catalogs = await listCatalogs(database);
  const names = { timeModels: await listTimeModels(database), zones: await listUsageZones(database) };
  const offersType = catalogs.filter(({ lines }) => lines.some(({ target }) => target.kind === "productType" && target.code === code));
  return {
    type,
    products: await listProducts(database, filter, now),
    total: boundedCount(await countProducts(database, filter, BOUND + 1), BOUND),
    catalogs: offersType.map(({ code: catalogCode, name, state }) => ({ code: catalogCode, name, state })),
    // No product has an empty code, so only the type's own lines answer.
    priceLines: priceLinesFor({ code: "", productTypeCode: code, familyCode: null }, await listLiveDocuments(database, now), names),
    history: await definitionHistory(context, { entity: "productType", code }),
  };
}
