import { listCatalogs } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import { findProduct, listProducts } from "#db/queries/products.ts";
import type { Reader } from "#db/tx.ts";
import type { CatalogLine } from "#lib/domain/catalog/catalog.ts";
import type { CatalogDetail } from "#lib/domain/catalog/catalog-view.ts";
import { isValidAt, isWithin } from "#lib/domain/catalog/validity.ts";
import type { ProductListItem } from "#lib/domain/product/product-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Context } from "../context.ts";

const PRODUCTS_SHOWN = 50;

export async function getCatalog({ database, now }: Context, code: string): Promise<CatalogDetail | null> {
  const catalog = (await listCatalogs(database)).find((each) => each.code === code);
  if (!catalog) return null;
  const zone = await installationZone(database);
  const lines = await Promise.all(
    catalog.lines.map(async (line) => {
      const products = await productsOf(database, { line, at: now });
      const isAvailableNow = isWithin(now, { from: line.availableFrom, to: line.availableTo });
      return { ...line, isAvailableNow, products: products.slice(0, PRODUCTS_SHOWN), hasMoreProducts: products.length > PRODUCTS_SHOWN };
    }),
  );
  return { zone, now, catalog: { ...catalog, isValidNow: isValidAt(catalog.validity, now, zone) }, lines };
}

/** A line that names a type or a family stands for whatever belongs to it today (the trade: groups are matched when ordering). */
async function productsOf(
  reader: Reader,
  { line, at }: { readonly line: CatalogLine; readonly at: Instant },
): Promise<readonly ProductListItem[]> {
  const { kind, code } = line.target;
  if (kind === "product") {
    const found = await findProduct(reader, code, at);
    return found ? [found.item] : [];
  }
  const filter = { search: "", after: null, limit: PRODUCTS_SHOWN + 1 };
  return listProducts(
    reader,
    { ...filter, typeCode: kind === "productType" ? code : null, familyCode: kind === "productFamily" ? code : null },
    at,
  );
}
