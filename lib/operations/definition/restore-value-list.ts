import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockValueList, updateValueList } from "#db/queries/value-lists.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedValueList } from "#lib/domain/definition/value-list-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived list back, as it was: attributes may take their values from it again. */
export async function restoreValueList(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "valueList.restore", request: input }, async (tx) => {
    const stored = await lockValueList(tx, code);
    const editor = await lastEditorOf(tx, "valueList", code);
    const decided = decideRestore({ stored: stored && storedValueList(stored.list), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateValueList(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "valueList.restore", entity: "valueList", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
