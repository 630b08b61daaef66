import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { listPlanDocuments } from "#db/queries/plan-documents.ts";
import { lockTimeModel, updateTimeModel } from "#db/queries/time-models.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { timeModelUsers } from "#lib/domain/definition/plan-use.ts";
import { storedTimeModel } from "#lib/domain/definition/time-model-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a model away that no plan uses, now or later: it leaves the lists, and a draft can take it up no more. */
export async function archiveTimeModel(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "timeModel.archive", request: input }, async (tx) => {
    const stored = await lockTimeModel(tx, code);
    const decided = decideArchive({
      stored: stored && storedTimeModel(stored),
      revision,
      users: timeModelUsers(code, await listPlanDocuments(tx, context.now)),
      editor: await lastEditorOf(tx, "timeModel", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateTimeModel(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "timeModel.archive", entity: "timeModel", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
