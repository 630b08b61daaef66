import { nextIds } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { findCatalogNamed, lockCatalog } from "#db/queries/stored-catalogs.ts";
import type { SaveCatalogInput } from "#lib/domain/catalog/catalog-schema.ts";
import { decideSaveCatalog } from "#lib/domain/catalog/decide-save-catalog.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { catalogSurroundings } from "../catalog-surroundings.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { storeCatalog } from "../store-catalog.ts";

export type CatalogSaved = { readonly code: string; readonly revision: number };

/** Makes a catalog, as a draft, or saves one over the revision it was read at. The state stays what it is. */
export async function saveCatalog(context: Context, input: SaveCatalogInput): Promise<Result<CatalogSaved, Refusal>> {
  const { code, revision, ...content } = input;
  const ids = await nextIds(context.database, "definition", content.lines.length + 1);
  return idempotently(context, { action: "catalog.save", request: input }, async (tx) => {
    // Of two that are saved at once, the second is asked if what it requires leads back through the first.
    await lockDefinitions(tx, "catalog");
    const stored = await lockCatalog(tx, code);
    const surroundings = await catalogSurroundings(tx, code, content.lines);
    const decided = decideSaveCatalog({
      code,
      revision,
      content,
      stored,
      namesake: await findCatalogNamed(tx, content.name),
      editor: await lastEditorOf(tx, "catalog", code),
      ...surroundings,
    });
    if (!decided.ok) return decided;
    await storeCatalog(tx, context, { code, content, stored, saved: decided.value, parts: surroundings.parts, ids });
    return ok({ code, revision: decided.value.revision });
  });
}
