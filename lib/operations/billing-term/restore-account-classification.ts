import { lockAccountClassification, updateAccountClassification } from "#db/queries/account-classifications.ts";
import { storedGroup } from "#lib/domain/billing-term/named-group.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { restoreDefinition } from "../keep-definition.ts";

/** Brings an archived group back, as it was. */
export async function restoreAccountClassification(
  context: Context,
  input: DefinitionAtRevision,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return restoreDefinition(context, {
    entity: "accountClassification",
    input,
    lock: async (tx) => {
      const found = await lockAccountClassification(tx, code);
      return found && storedGroup(found.classification);
    },
    update: (tx, standing) => updateAccountClassification(tx, code, standing),
  });
}
