import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { countSubscriptionsOfType, lockSubscriptionType, updateSubscriptionType } from "#db/queries/subscription-types.ts";
import { subscriptionTypeUsers } from "#lib/domain/billing-term/group-use.ts";
import { storedGroup } from "#lib/domain/billing-term/named-group.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { archiveDefinition } from "../keep-definition.ts";

/** Puts a subscription type away that nobody has, and that nothing asks for any more. */
export async function archiveSubscriptionType(
  context: Context,
  input: DefinitionAtRevision,
): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code } = input;
  return archiveDefinition(context, {
    entity: "subscriptionType",
    input,
    lock: async (tx) => {
      const found = await lockSubscriptionType(tx, code);
      return found && storedGroup(found.type);
    },
    users: async (tx) => {
      const found = await lockSubscriptionType(tx, code);
      if (found === null) return [];
      return subscriptionTypeUsers({
        subscriptions: await countSubscriptionsOfType(tx, found.subscriptionTypeId),
        catalogs: await listCatalogsAsking(tx, { kind: "subscriptionType", code }),
      });
    },
    update: (tx, standing) => updateSubscriptionType(tx, code, standing),
  });
}
