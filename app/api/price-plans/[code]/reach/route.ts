import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { countPlanReach } from "#lib/operations/price-plan/count-plan-reach.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** How many a publication of the plan may concern, as it is now. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "session",
  mutates: false,
  params: planDraftParams,
  run: (context, { params: { code } }) => countPlanReach(context, code),
});
