import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockCatalog, updateCatalog } from "#db/queries/stored-catalogs.ts";
import { decideArchiveCatalog } from "#lib/domain/catalog/decide-catalog-state.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a catalog away through which nobody can order any more, or yet. Its orders go on showing it. */
export async function archiveCatalog(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "catalog.archive", request: input }, async (tx) => {
    const stored = await lockCatalog(tx, code);
    const decided = decideArchiveCatalog({ stored, revision, editor: await lastEditorOf(tx, "catalog", code) });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateCatalog(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "catalog.archive", entity: "catalog", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
