import { listCatalogs } from "#db/queries/catalogs.ts";
import { listTimeModels, listUsageZones } from "#db/queries/definitions.ts";
import { findProductFamily } from "#db/queries/product-families.ts";
import { listLiveDocuments, listProducts } from "#db/queries/products.ts";
import type { CatalogState } from "#lib/domain/catalog/catalog.ts";
import type { DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { type PriceLine, priceLinesFor } from "#lib/domain/product/price-lines.ts";
import type { ProductFamilyView, ProductListItem } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

const PRODUCTS_SHOWN = 20;

export type ProductFamilyDetail = {
  readonly family: ProductFamilyView;
  /** The first of them; the products page has all. */
  readonly products: readonly ProductListItem[];
  readonly catalogs: readonly (Reference & { readonly state: CatalogState })[];
  /** The lines of live plans that price the family itself. */
  readonly priceLines: readonly PriceLine[];
  readonly history: readonly DefinitionChange[];
};

/** One family, archived or not, with its products and what prices and sells all of them. */
export async function getProductFamily(context: Context, code: string): Promise<ProductFamilyDetail | null> {
  const { database, now } = context;
  const family = await findProductFamily(database, code);
  if (!family) return null;
  const filter = { search: "", typeCode: null, familyCode: code, archived: false, after: null, limit: PRODUCTS_SHOWN };
  const names = { timeModels: await listTimeModels(database), zones: await listUsageZones(database) };
  const catalogs = (await listCatalogs(database)).filter(({ lines }) =>
    lines.some(({ target }) => target.kind === "productFamily" && target.code === code),
  );
  return {
    family,
    products: await listProducts(database, filter, now),
    catalogs: catalogs.map(({ code: catalogCode, name, state }) => ({ code: catalogCode, name, state })),
    // No product and no type has an empty code, so only the family's own lines answer.
    priceLines: priceLinesFor({ code: "", productTypeCode: "", familyCode: code }, await listLiveDocuments(database, now), names),
    history: await definitionHistory(context, { entity: "productFamily", code }),
  };
}
