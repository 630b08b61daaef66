import { listOwnPlans } from "#db/queries/plan-audience.ts";
import { liveVersionOf, planCandidates } from "#db/queries/price-plans.ts";
import type { PriceStep } from "#lib/domain/account/account-view.ts";
import type { Subscriber } from "#lib/domain/subscription/subscriber.ts";
import type { Context } from "./context.ts";

/** The plans that may price a subscription's usage, first the one that is asked first, and why each of them. */
export async function priceSteps({ database, now }: Context, subscriber: Subscriber, groupName: string): Promise<readonly PriceStep[]> {
  const { pricePlanId, classificationPlanId, currency, schemeName, subscriptionId } = subscriber;
  const isOwn = ((await listOwnPlans(database, subscriber)).get(subscriptionId) ?? null) !== null;
  const plans = await planCandidates(database, { subscriptionPlanId: pricePlanId, classificationPlanId, currency });
  const steps: PriceStep[] = [];
  for (const plan of plans) {
    const live = await liveVersionOf(database, { pricePlanId: plan.pricePlanId, at: now });
    const because =
      plan.pricePlanId === pricePlanId
        ? isOwn
          ? "of this subscription"
          : `of the billing terms ${schemeName}`
        : plan.pricePlanId === classificationPlanId
          ? `of the group ${groupName}`
          : `for everybody in ${currency}`;
    steps.push({ code: plan.code, name: plan.name, because, version: live?.version ?? null });
  }
  return steps;
}
