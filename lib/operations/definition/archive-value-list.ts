import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { listAttributesOf, lockValueList, updateValueList } from "#db/queries/value-lists.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedValueList } from "#lib/domain/definition/value-list-state.ts";
import { listUsers } from "#lib/domain/definition/value-list-use.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a list away that no attribute of a UDR type in use takes its values from. */
export async function archiveValueList(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "valueList.archive", request: input }, async (tx) => {
    const stored = await lockValueList(tx, code);
    const decided = decideArchive({
      stored: stored && storedValueList(stored.list),
      revision,
      users: stored ? listUsers(await listAttributesOf(tx, stored.valueListId)) : [],
      editor: await lastEditorOf(tx, "valueList", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateValueList(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "valueList.archive", entity: "valueList", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
