import { toPricePlanAnswer } from "#lib/domain/api/price-plan-answers.ts";
import { ok } from "#lib/kernel/result.ts";
import { listPlans } from "#lib/operations/price-plan/list-plans.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  run: async (context) => ok({ items: (await listPlans(context)).plans.map(toPricePlanAnswer), next: null }),
});
