import { countOtherReasons, lockReasonCode, updateReasonCode } from "#db/queries/reason-codes.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import { reasonUsers, storedReason } from "#lib/domain/reason/reason-code.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { archiveDefinition } from "../keep-definition.ts";

/** Takes a reason off the list that agents choose from; corrections that were made for it go on showing it. */
export async function archiveReasonCode(context: Context, input: DefinitionAtRevision): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return archiveDefinition(context, {
    entity: "reasonCode",
    input,
    lock: async (tx) => {
      const found = await lockReasonCode(tx, code);
      return found && storedReason(found.reason);
    },
    users: async (tx) => {
      const found = await lockReasonCode(tx, code);
      return found ? reasonUsers(await countOtherReasons(tx, found.reasonCodeId)) : [];
    },
    update: (tx, standing) => updateReasonCode(tx, code, standing),
  });
}
