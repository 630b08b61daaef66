import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockTimeModel, updateTimeModel } from "#db/queries/time-models.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedTimeModel } from "#lib/domain/definition/time-model-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived model back, as it was: drafts may use it again. */
export async function restoreTimeModel(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "timeModel.restore", request: input }, async (tx) => {
    const stored = await lockTimeModel(tx, code);
    const editor = await lastEditorOf(tx, "timeModel", code);
    const decided = decideRestore({ stored: stored && storedTimeModel(stored), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateTimeModel(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "timeModel.restore", entity: "timeModel", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
