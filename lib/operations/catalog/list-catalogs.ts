import { listCatalogs as selectCatalogs } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import type { CatalogView } from "#lib/domain/catalog/catalog-view.ts";
import { isValidAt } from "#lib/domain/catalog/validity.ts";
import { matchesSearch } from "#lib/domain/definition/reference.ts";
import type { Context } from "../context.ts";

type CatalogsView = { readonly zone: string; readonly catalogs: readonly CatalogView[] };

export async function listCatalogs({ database, now }: Context, { search = "" }: { readonly search?: string } = {}): Promise<CatalogsView> {
  const zone = await installationZone(database);
  const catalogs = await selectCatalogs(database);
  return {
    zone,
    catalogs: catalogs
      .filter(({ code, name, description }) => matchesSearch(search, [code, name, description]))
      .map((catalog) => ({ ...catalog, isValidNow: isValidAt(catalog.validity, now, zone) })),
  };
}
