import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { lockCatalog, updateCatalog } from "#db/queries/stored-catalogs.ts";
import { contentOfCatalog } from "#lib/domain/catalog/catalog-content.ts";
import { decideSetEffective } from "#lib/domain/catalog/decide-catalog-state.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { catalogSurroundings } from "../catalog-surroundings.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Set as Effective: orders are taken through it from now on, unless something stands against that. */
export async function setCatalogEffective(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "catalog.setEffective", request: input }, async (tx) => {
    await lockDefinitions(tx, "catalog");
    const stored = await lockCatalog(tx, code);
    const surroundings = await catalogSurroundings(tx, code, stored === null ? [] : contentOfCatalog(stored).lines);
    const editor = await lastEditorOf(tx, "catalog", code);
    const decided = decideSetEffective({ stored, revision, editor }, { ...surroundings, now: context.now });
    if (!decided.ok) return decided;
    if (stored !== null && decided.value.isChanged) {
      await updateCatalog(tx, code, { state: "effective", revision: decided.value.revision });
      const change = { before: { state: stored.state }, after: { state: "effective" } };
      await writeAudit(tx, context, { action: "catalog.setEffective", entity: "catalog", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
