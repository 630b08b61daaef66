import { nextId } from "#db/ids.ts";
import {
  findSubscriptionTypeNamed,
  insertSubscriptionType,
  lockSubscriptionType,
  updateSubscriptionType,
} from "#db/queries/subscription-types.ts";
import { type SaveGroupInput, storedGroup } from "#lib/domain/billing-term/named-group.ts";
import type { DefinitionAtRevision } from "#lib/domain/definition/definition-schema.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { saveDefinition } from "../keep-definition.ts";

/** Makes a subscription type, or renames one over the revision it was read at. */
export async function saveSubscriptionType(context: Context, input: SaveGroupInput): Promise<Result<DefinitionAtRevision, Refusal>> {
  const { code, name } = input;
  const subscriptionTypeId = await nextId(context.database, "definition");
  return saveDefinition(context, {
    entity: "subscriptionType",
    request: input,
    state: { name },
    lock: async (tx) => {
      const found = await lockSubscriptionType(tx, code);
      return found && storedGroup(found.type);
    },
    namesake: (tx) => findSubscriptionTypeNamed(tx, name),
    store: async (tx, { kind, revision }) => {
      if (kind === "create") await insertSubscriptionType(tx, { subscriptionTypeId, code, name, revision });
      else await updateSubscriptionType(tx, code, { name, revision });
    },
  });
}
