import { listCatalogs } from "#db/queries/catalogs.ts";
import { listTimeModels, listUsageZones } from "#db/queries/definitions.ts";
import { countProducts, listLiveDocuments, listProducts, listProductTypes } from "#db/queries/products.ts";
import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { type BoundedCount, boundedCount } from "#lib/domain/home/home-view.ts";
import { type PriceLine, priceLinesFor } from "#lib/domain/product/price-lines.ts";
import type { ProductListItem, ProductTypeView } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";

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
};

export async function getProductType({ database, now }: Context, code: string): Promise<ProductTypeDetail | null> {
  const type = (await listProductTypes(database)).find((each) => each.code === code);
  if (!type) return null;
  const filter = { search: "", typeCode: code, familyCode: null, after: null, limit: PRODUCTS_SHOWN };
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
  };
}
