import { listPlanSubscriptions, type SubscriptionPlace } from "#db/queries/plan-audience.ts";
import type { Tx } from "#db/tx.ts";
import { can } from "#lib/domain/people/permissions.ts";
import type { PlanSubscriptions } from "#lib/domain/price-plan/plan-audience.ts";
import type { Context } from "./context.ts";

const PAGE = 50;

type Place = { readonly pricePlanId: number; readonly after: SubscriptionPlace | null };

/** The subscriptions on a plan, as the reader may see them. */
export async function planSubscriptionsPage(tx: Tx, { actor }: Context, { pricePlanId, after }: Place): Promise<PlanSubscriptions> {
  const found = await listPlanSubscriptions(tx, { pricePlanId, after, limit: PAGE + 1 });
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  // Who makes prices need not see customers; numbers are enough to say who is on the plan.
  const seesNames = actor.kind === "user" && can(actor.role, "account.read");
  return {
    rows: shown.map(({ number, accountNumber, accountName }) => ({ number, accountNumber, accountName: seesNames ? accountName : null })),
    nextAfter: found.length > PAGE && last ? `${last.shard}.${last.accountId}.${last.subscriptionId}` : null,
  };
}
