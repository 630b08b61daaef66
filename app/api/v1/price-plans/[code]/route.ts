import { toPricePlanAnswer } from "#lib/domain/api/price-plan-answers.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { listPlans } from "#lib/operations/price-plan/list-plans.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const plan = (await listPlans(context)).plans.find((each) => each.code === code);
    return plan ? ok(toPricePlanAnswer(plan)) : refused({ code: "NOT_FOUND" });
  },
});
