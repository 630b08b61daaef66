import { installationZone } from "#db/queries/installation.ts";
import { listProductFamilies } from "#db/queries/product-families.ts";
import { listProductTypes } from "#db/queries/product-types.ts";
import { countProducts, listProducts as selectProducts } from "#db/queries/products.ts";
import { listTaxRates } from "#db/queries/tax-rates.ts";
import type { Reference } from "#lib/domain/definition/reference.ts";
import { type BoundedCount, boundedCount } from "#lib/domain/home/home-view.ts";
import type { ProductListItem } from "#lib/domain/product/product-view.ts";
import type { Context } from "../context.ts";

const PRODUCT_PAGE = 100;
const BOUND = 10_000;

type ProductsView = {
  readonly zone: string;
  readonly products: readonly ProductListItem[];
  readonly total: BoundedCount;
  readonly types: readonly Reference[];
  readonly families: readonly Reference[];
  readonly taxRates: readonly Reference[];
  /** Where the next page begins; null on the last. */
  readonly nextAfter: string | null;
};

type ProductsInput = {
  readonly search?: string;
  readonly typeCode?: string | null;
  readonly familyCode?: string | null;
  readonly taxRateCode?: string | null;
  readonly archived?: boolean;
  readonly after?: string | null;
};

export async function listProducts({ database, now }: Context, input: ProductsInput = {}): Promise<ProductsView> {
  const { search = "", typeCode = null, familyCode = null, taxRateCode = null, archived = false, after = null } = input;
  const filter = { search, typeCode, familyCode, taxRateCode, archived, after, limit: PRODUCT_PAGE + 1 };
  const rows = await selectProducts(database, filter, now);
  const products = rows.slice(0, PRODUCT_PAGE);
  return {
    zone: await installationZone(database),
    products,
    total: boundedCount(await countProducts(database, filter, BOUND + 1), BOUND),
    types: await listProductTypes(database),
    families: await listProductFamilies(database),
    taxRates: await listTaxRates(database),
    nextAfter: rows.length > PRODUCT_PAGE ? (products.at(-1)?.code ?? null) : null,
  };
}
