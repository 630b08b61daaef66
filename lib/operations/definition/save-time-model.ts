import { nextId } from "#db/ids.ts";
import { lastEditorOf, lockDefinitions } from "#db/queries/definition-changes.ts";
import { findTimeModelNamed, insertTimeModel, lockTimeModel, updateTimeModel } from "#db/queries/time-models.ts";
import { decideSaveTimeModel } from "#lib/domain/definition/decide-save-time-model.ts";
import type { SaveTimeModelInput } from "#lib/domain/definition/definition-schema.ts";
import { storedTimeModel, timeModelState } from "#lib/domain/definition/time-model-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { idempotently } from "../idempotently.ts";
import { writeAudit } from "../write-audit.ts";

export type DefinitionSaved = { readonly code: string; readonly revision: number };

/**
 * Makes a date/time model, or saves one over the revision it was read at. What is live is not touched: a published version
 * holds a copy of its windows.
 */
export async function saveTimeModel(context: Context, input: SaveTimeModelInput): Promise<Result<DefinitionSaved, Refusal>> {
  const { code, revision, name, description, model } = input;
  const dateTimeModelId = await nextId(context.database, "definition");
  return idempotently(context, { action: "timeModel.save", request: input }, async (tx) => {
    await lockDefinitions(tx, "timeModel");
    const stored = await lockTimeModel(tx, code);
    const decided = decideSaveTimeModel({
      code,
      revision,
      content: { name, description, model },
      stored: stored && storedTimeModel(stored),
      namesake: await findTimeModelNamed(tx, name),
      editor: await lastEditorOf(tx, "timeModel", code),
    });
    if (!decided.ok) return decided;
    const { kind, revision: next } = decided.value;
    if (kind === "keep") return ok({ code, revision: next });
    const content = { name, description, timeZone: model.timeZone, windows: model.windows, dates: model.dates, revision: next };
    if (kind === "create") await insertTimeModel(tx, { ...content, dateTimeModelId, code });
    else await updateTimeModel(tx, code, content);
    const before = stored && storedTimeModel(stored).state;
    const change = { before, after: timeModelState({ name, description, model }) };
    await writeAudit(tx, context, { action: `timeModel.${kind}`, entity: "timeModel", entityId: code, ...change });
    return ok({ code, revision: next });
  });
}
