import { insertCatalog, replaceCatalogParts, updateCatalog } from "#db/queries/stored-catalogs.ts";
import type { Tx } from "#db/tx.ts";
import type { StoredCatalog } from "#lib/domain/catalog/catalog.ts";
import { type CatalogContent, catalogTexts, contentOfCatalog } from "#lib/domain/catalog/catalog-content.ts";
import type { CatalogPartFacts } from "#lib/domain/catalog/decide-save-catalog.ts";
import type { SavedDefinition } from "#lib/domain/definition/decide-save-definition.ts";
import { present } from "#lib/kernel/assert.ts";
import type { Context } from "./context.ts";
import { writeAudit } from "./write-audit.ts";

type CatalogToStore = {
  readonly code: string;
  readonly content: CatalogContent;
  readonly stored: StoredCatalog | null;
  readonly saved: SavedDefinition;
  readonly parts: CatalogPartFacts;
  /** Of a new catalog, and then of its lines. */
  readonly ids: readonly number[];
  /** Why, where that is not the editor's Save. */
  readonly reason?: string;
};

/** Writes what was decided, with its lines and its audit row. A new catalog is a draft: nobody orders through it yet. */
export async function storeCatalog(tx: Tx, context: Context, write: CatalogToStore): Promise<void> {
  const { code, content, stored, saved, parts, ids, reason } = write;
  if (saved.kind === "keep") return;
  const [newId, ...lineIds] = ids;
  const catalogId = stored?.catalogId ?? present(newId, "an id for a catalog");
  const row = { name: content.name, description: content.description, revision: saved.revision };
  if (stored === null) await insertCatalog(tx, { ...row, catalogId, code, state: "draft" });
  else await updateCatalog(tx, code, row);
  const { product, productType, productFamily } = parts.targets;
  const targetIds = { product: idsOf(product), productType: idsOf(productType), productFamily: idsOf(productFamily) };
  await replaceCatalogParts(tx, { catalogId, content, lineIds, ids: targetIds });
  await writeAudit(tx, context, {
    action: `catalog.${saved.kind}`,
    entity: "catalog",
    entityId: code,
    before: stored && catalogTexts(contentOfCatalog(stored)),
    after: catalogTexts(content),
    ...(reason === undefined ? {} : { reason }),
  });
}

function idsOf(targets: CatalogPartFacts["targets"]["product"]): ReadonlyMap<string, number> {
  return new Map([...targets].map(([code, { id }]) => [code, id]));
}
