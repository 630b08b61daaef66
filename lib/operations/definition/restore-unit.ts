import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockUnit, updateUnit } from "#db/queries/units.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedUnit } from "#lib/domain/definition/unit-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived unit back, as it was: UDR types may be measured in it again. */
export async function restoreUnit(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "unit.restore", request: input }, async (tx) => {
    const stored = await lockUnit(tx, code);
    const editor = await lastEditorOf(tx, "unit", code);
    const decided = decideRestore({ stored: stored && storedUnit(stored.unit), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateUnit(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "unit.restore", entity: "unit", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
