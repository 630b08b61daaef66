import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { findSourceNamed, insertSource, isOnlyDesk, lockSource, updateSource } from "#db/queries/sources.ts";
import { decideSaveSource } from "#lib/domain/definition/decide-save-source.ts";
import type { SaveSourceInput } from "#lib/domain/definition/source-schema.ts";
import { sourceState, storedSource } from "#lib/domain/definition/source-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type SourceSaved = { readonly code: string; readonly revision: number };

/** Makes a source, or saves one over the revision it was read at. */
export async function saveSource(context: Context, input: SaveSourceInput): Promise<Result<SourceSaved, Refusal>> {
  const { code, revision } = input;
  const state = sourceState(input);
  const sourceId = await nextId(context.database, "definition");
  return idempotently(context, { action: "source.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "source");
    const stored = await lockSource(tx, code);
    const decided = decideSaveSource({
      code,
      revision,
      state,
      stored: stored && storedSource(stored.source),
      namesake: await findSourceNamed(tx, state.name),
      editor: await lastEditorOf(tx, "source", code),
      isOnlyDesk: stored !== null && (await isOnlyDesk(tx, stored.sourceId)),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    if (kind === "create") await insertSource(tx, { ...state, sourceId, code, revision: next });
    else await updateSource(tx, code, { ...state, revision: next });
    const change = { before: stored && storedSource(stored.source).state, after: state };
    await writeAudit(tx, context, { action: `source.${kind}`, entity: "source", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}
