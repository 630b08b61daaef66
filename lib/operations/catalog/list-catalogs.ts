import { listCatalogs as selectCatalogs } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import { findProduct } from "#db/queries/products.ts";
import type { CatalogFilter } from "#lib/domain/catalog/catalog-schema.ts";
import type { CatalogView } from "#lib/domain/catalog/catalog-view.ts";
import { linesFor } from "#lib/domain/catalog/evaluate-catalogs.ts";
import { isValidAt } from "#lib/domain/catalog/validity.ts";
import { validityStretches } from "#lib/domain/catalog/validity-stretches.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import { readLocal } from "#lib/domain/product/local-instant.ts";
import { nextMidnight } from "#lib/kernel/zone.ts";
import type { Context } from "../context.ts";

type CatalogsView = {
  readonly zone: string;
  readonly catalogs: readonly CatalogView[];
  /** Of the product that is filtered by; null where there is none of that code, or no filter. */
  readonly productName: string | null;
};

/** The catalogs that are asked for, by name: in that state, valid on that day, with a line for that product. */
export async function listCatalogs({ database, now }: Context, filter: Partial<CatalogFilter> = {}): Promise<CatalogsView> {
  const { search = "", state = null, archived = false, validOn = null, product = null } = filter;
  const zone = await installationZone(database);
  const sold = product === null ? null : await findProduct(database, product, now);
  const named = sold && { code: sold.item.code, productTypeCode: sold.item.type.code, productFamilyCode: sold.item.family?.code ?? null };
  const day = validOn === null ? null : (readLocal(validOn, zone)?.instant ?? null);
  const catalogs = (await selectCatalogs(database, { archived })).filter(
    (catalog) =>
      matchesSearch(search, [catalog.code, catalog.name, catalog.description]) &&
      (state === null || catalog.state === state) &&
      (product === null || (named !== null && linesFor(named, catalog).length > 0)) &&
      (day === null || validityStretches(catalog.validity, { from: day, until: nextMidnight(day, zone), zone }).length > 0),
  );
  return {
    zone,
    catalogs: catalogs.map((catalog) => ({ ...catalog, isValidNow: isValidAt(catalog.validity, now, zone) })),
    productName: sold?.item.name ?? null,
  };
}
