import { listCatalogChoices } from "#db/queries/catalog-parts.ts";
import { findCatalog } from "#db/queries/catalogs.ts";
import { installationZone } from "#db/queries/installation.ts";
import type { StoredCatalog } from "#lib/domain/catalog/catalog.ts";
import type { CatalogChoices } from "#lib/domain/catalog/catalog-choices.ts";
import type { Context } from "../context.ts";

export type CatalogEditorView = {
  readonly zone: string;
  readonly choices: CatalogChoices;
  /** Null for a new catalog. */
  readonly stored: StoredCatalog | null;
};

/** What the form of a catalog offers, and the catalog that it changes; null where there is none of that code. */
export async function getCatalogEditor({ database }: Context, code: string | null): Promise<CatalogEditorView | null> {
  const stored = code === null ? null : await findCatalog(database, code);
  if (code !== null && stored === null) return null;
  return { zone: await installationZone(database), choices: await listCatalogChoices(database), stored };
}
