import { installationZone } from "#db/queries/installation.ts";
import { listStoredProducts } from "#db/queries/stored-products.ts";
import type { ProductListQuery } from "#lib/domain/product/product-schema.ts";
import { PRODUCT_SHEET_HEAD, productRecord } from "#lib/domain/product/product-sheet.ts";
import type { Context } from "../context.ts";

const PAGE = 1000;

/** The list with its filters as CSV, however long: a page at a time, by code, in constant memory. */
export async function* exportProducts({ database, now }: Context, query: ProductListQuery): AsyncGenerator<string> {
  const zone = await installationZone(database);
  const { q: search, type = null, family = null, tax = null, archived } = query;
  const filter = { search, typeCode: type, familyCode: family, taxRateCode: tax, archived: archived === "1", limit: PAGE };
  yield PRODUCT_SHEET_HEAD;
  let after: string | null = null;
  for (;;) {
    const page = await listStoredProducts(database, { ...filter, after });
    yield page.map((product) => productRecord(product, { zone, now })).join("");
    after = page.at(-1)?.code ?? null;
    if (page.length < PAGE) return;
  }
}
