import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockCatalog, updateCatalog } from "#db/queries/stored-catalogs.ts";
import { decideSetNotEffective } from "#lib/domain/catalog/decide-catalog-state.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Set as Not Effective: no new orders through it. What was ordered goes on: an order keeps what it was accepted on. */
export async function setCatalogNotEffective(
  context: Context,
  input: DefinitionAtRevision,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "catalog.setNotEffective", request: input }, async (tx) => {
    const stored = await lockCatalog(tx, code);
    const decided = decideSetNotEffective({ stored, revision, editor: await lastEditorOf(tx, "catalog", code) });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateCatalog(tx, code, { state: "notEffective", revision: decided.value.revision });
      const change = { before: { state: "effective" }, after: { state: "notEffective" } };
      await writeAudit(tx, context, { action: "catalog.setNotEffective", entity: "catalog", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
