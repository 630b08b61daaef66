import { discountReachQuery } from "#lib/domain/discount/discount-reach-schema.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { getDiscountReach } from "#lib/operations/discount/get-discount-reach.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Who gets the discount, and what it took lately, as it is now. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "session",
  mutates: false,
  params: planDraftParams,
  query: discountReachQuery,
  run: (context, { params: { code }, query: { of } }) => getDiscountReach(context, { code, of }),
});
