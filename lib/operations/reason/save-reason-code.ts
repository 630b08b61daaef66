import { nextId } from "#db/ids.ts";
import { findReasonNamed, insertReasonCode, isReasonUsed, lockReasonCode, updateReasonCode } from "#db/queries/reason-codes.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { decideSaveReason, storedReason } from "#lib/domain/reason/reason-code.ts";
import type { SaveReasonInput } from "#lib/domain/reason/reason-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { saveDefinition } from "../keep-definition.ts";

/** Makes a reason at the end of the list, or saves one over the revision it was read at. */
export async function saveReasonCode(context: Context, input: SaveReasonInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, name, usageHappened } = input;
  const reasonCodeId = await nextId(context.database, "definition");
  return saveDefinition(context, {
    entity: "reasonCode",
    request: input,
    state: { name, usageHappened },
    lock: async (tx) => {
      const found = await lockReasonCode(tx, code);
      return found && storedReason(found.reason);
    },
    namesake: (tx) => findReasonNamed(tx, name),
    decide: async (tx, save) => {
      const found = await lockReasonCode(tx, code);
      return decideSaveReason(save, found !== null && (await isReasonUsed(tx, found.reasonCodeId)));
    },
    store: async (tx, { kind, revision }) => {
      if (kind === "create") await insertReasonCode(tx, { reasonCodeId, code, name, usageHappened, revision });
      else await updateReasonCode(tx, code, { name, usageHappened, revision });
    },
  });
}
