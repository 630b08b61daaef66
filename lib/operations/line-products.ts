import { findProduct, listProducts } from "#db/queries/products.ts";
import type { Reader } from "#db/tx.ts";
import type { CatalogTarget } from "#lib/domain/catalog/catalog.ts";
import type { ProductListItem } from "#lib/domain/product/product-view.ts";
import type { Instant } from "#lib/kernel/instant.ts";

type Asked = { readonly target: Pick<CatalogTarget, "kind" | "code">; readonly at: Instant; readonly most: number };

type LineProducts = { readonly products: readonly ProductListItem[]; readonly hasMoreProducts: boolean };

/** A line that names a type or a family stands for whatever belongs to it today (the trade: groups are matched when ordering). */
export async function productsOfLine(reader: Reader, { target: { kind, code }, at, most }: Asked): Promise<LineProducts> {
  if (kind === "product") {
    const found = await findProduct(reader, code, at);
    return { products: found ? [found.item] : [], hasMoreProducts: false };
  }
  const filter = { search: "", after: null, limit: most + 1 };
  const products = await listProducts(
    reader,
    { ...filter, typeCode: kind === "productType" ? code : null, familyCode: kind === "productFamily" ? code : null },
    at,
  );
  return { products: products.slice(0, most), hasMoreProducts: products.length > most };
}
