import { lastEditorOf } from "#db/queries/definition-changes.ts";
import { lockSource, updateSource } from "#db/queries/sources.ts";
import { decideRestore } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedSource } from "#lib/domain/definition/source-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Brings an archived source back, as it was: usage may come from it again. */
export async function restoreSource(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "source.restore", request: input }, async (tx) => {
    const stored = await lockSource(tx, code);
    const editor = await lastEditorOf(tx, "source", code);
    const decided = decideRestore({ stored: stored && storedSource(stored.source), revision, editor });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateSource(tx, code, { archivedAt: null, revision: decided.value.revision });
      const change = { before: { isArchived: true }, after: { isArchived: false } };
      await writeAudit(tx, context, { action: "source.restore", entity: "source", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
