import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockCatalog, updateCatalog } from "#db/queries/stored-catalogs.ts";
import { storedCatalogDefinition } from "#lib/domain/catalog/catalog-content.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived catalog back, as it was: a draft, or not effective. It sells nothing until it is set as effective. */
export async function restoreCatalog(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "catalog.restore", request: input }, async (tx) => {
    const stored = await lockCatalog(tx, code);
    const editor = await lastEditorOf(tx, "catalog", code);
    const decided = decideRestore({ stored: stored && storedCatalogDefinition(stored), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateCatalog(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "catalog.restore", entity: "catalog", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
