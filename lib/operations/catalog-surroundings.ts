import { holdCatalogParts } from "#db/queries/catalog-parts.ts";
import { listCatalogs } from "#db/queries/catalogs.ts";
import type { Tx } from "#db/tx.ts";
import type { CatalogContent } from "#lib/domain/catalog/catalog-content.ts";
import type { CatalogSave } from "#lib/domain/catalog/decide-save-catalog.ts";

/** What a catalog is judged beside before it is stored: what its lines name, and the other catalogs in use. */
export async function catalogSurroundings(
  tx: Tx,
  code: string,
  lines: CatalogContent["lines"],
): Promise<Pick<CatalogSave, "parts" | "others">> {
  const others = (await listCatalogs(tx)).filter((catalog) => catalog.code !== code);
  return { others, parts: await holdCatalogParts(tx, lines, others) };
}
