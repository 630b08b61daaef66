import { lockSubscriptionType, updateSubscriptionType } from "#db/queries/subscription-types.ts";
import { storedGroup } from "#lib/domain/billing-term/named-group.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { restoreDefinition } from "../keep-definition.ts";

/** Brings an archived subscription type back, as it was. */
export async function restoreSubscriptionType(
  context: Context,
  input: DefinitionAtRevision,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return restoreDefinition(context, {
    entity: "subscriptionType",
    input,
    lock: async (tx) => {
      const found = await lockSubscriptionType(tx, code);
      return found && storedGroup(found.type);
    },
    update: (tx, standing) => updateSubscriptionType(tx, code, standing),
  });
}
