import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { findSourceUse, lockSource, updateSource } from "#db/queries/sources.ts";
import { decideArchive } from "#lib/domain/definition/decide-archive-definition.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedSource } from "#lib/domain/definition/source-state.ts";
import { sourceUsers } from "#lib/domain/definition/source-use.ts";
import { MOST_UDRS_COUNTED } from "#lib/domain/definition/unit-view.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

/** Puts a source away where nothing would stop being recorded by it. UDRs that came from it go on showing it. */
export async function archiveSource(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, revision } = input;
  return idempotently(context, { action: "source.archive", request: input }, async (tx) => {
    // Of two desks that are put away at once, the second is the last one.
    await lockDefinitions(tx, "source");
    const stored = await lockSource(tx, code);
    const decided = decideArchive({
      stored: stored && storedSource(stored.source),
      revision,
      users: stored ? sourceUsers(await findSourceUse(tx, stored, MOST_UDRS_COUNTED)) : [],
      editor: await lastEditorOf(tx, "source", code),
    });
    if (!decided.ok) return decided;
    if (decided.value.isChanged) {
      await updateSource(tx, code, { archivedAt: context.now, revision: decided.value.revision });
      const change = { before: { isArchived: false }, after: { isArchived: true } };
      await writeAudit(tx, context, { action: "source.archive", entity: "source", entityId: code, ...change });
    }
    return ok({ code, revision: decided.value.revision });
  });
}
