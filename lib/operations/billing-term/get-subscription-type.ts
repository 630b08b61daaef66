import { listCatalogsAsking } from "#db/queries/condition-uses.ts";
import { countSubscriptionsOfType, findSubscriptionType } from "#db/queries/subscription-types.ts";
import { subscriptionTypeUsers } from "#lib/domain/billing-term/group-use.ts";
import type { SubscriptionTypeDetail } from "#lib/domain/billing-term/named-group.ts";
import type { Context } from "../context.ts";
import { definitionHistory } from "../definition-history.ts";

/** One subscription type, archived or not: how many have it, what asks for it, and who changed it. */
export async function getSubscriptionType(context: Context, code: string): Promise<SubscriptionTypeDetail | null> {
  const { database } = context;
  const found = await findSubscriptionType(database, code);
  if (found === null) return null;
  const use = {
    subscriptions: await countSubscriptionsOfType(database, found.subscriptionTypeId),
    catalogs: await listCatalogsAsking(database, { kind: "subscriptionType", code }),
  };
  return {
    ...found.type,
    ...use,
    users: subscriptionTypeUsers(use),
    history: await definitionHistory(context, { entity: "subscriptionType", code }),
  };
}
