import { planSubscriptionsQuery } from "#lib/domain/price-plan/plan-audience-schema.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { listPlanSubscriptionsAfter } from "#lib/operations/price-plan/list-plan-subscriptions.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The subscriptions on the plan after those that its page shows. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "session",
  mutates: false,
  params: planDraftParams,
  query: planSubscriptionsQuery,
  run: (context, { params: { code }, query: { after } }) => listPlanSubscriptionsAfter(context, { code, after }),
});
