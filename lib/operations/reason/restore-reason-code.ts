import { lockReasonCode, updateReasonCode } from "#db/queries/reason-codes.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { storedReason } from "#lib/domain/reason/reason-code.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { restoreDefinition } from "../keep-definition.ts";

/** Brings an archived reason back to the list, where it stood. */
export async function restoreReasonCode(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return restoreDefinition(context, {
    entity: "reasonCode",
    input,
    lock: async (tx) => {
      const found = await lockReasonCode(tx, code);
      return found && storedReason(found.reason);
    },
    update: (tx, standing) => updateReasonCode(tx, code, standing),
  });
}
