import type { SubscriptionPlace } from "#db/queries/plan-audience.ts";
import { findStoredPlan } from "#db/queries/stored-plans.ts";
import type { PlanSubscriptions } from "#lib/domain/price-plan/plan-audience.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Context } from "../context.ts";
import { inTransaction } from "../in-transaction.ts";
import { planSubscriptionsPage } from "../plan-subscriptions-page.ts";

type PageQuestion = { readonly code: string; readonly after: string };

/** The subscriptions on a plan after those that are shown. */
export async function listPlanSubscriptionsAfter(
  context: Context,
  { code, after }: PageQuestion,
): Promise<Result<PlanSubscriptions, Refusal>> {
  return inTransaction(context, async (tx) => {
    const plan = await findStoredPlan(tx, code);
    if (plan === null) return refused({ code: "NOT_FOUND" });
    return ok(await planSubscriptionsPage(tx, context, { pricePlanId: plan.pricePlanId, after: placeOf(after) }));
  });
}

/** "12.10001.20001"; its form was asked at the border. */
function placeOf(text: string): SubscriptionPlace | null {
  const [shard, accountId, subscriptionId] = text.split(".").map((part) => Number.parseInt(part, 10));
  if (shard === undefined || accountId === undefined || subscriptionId === undefined) return null;
  return { shard, accountId, subscriptionId };
}
