import { toPlanVersionAnswer } from "#lib/domain/api/price-plan-answers.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { getPlan } from "#lib/operations/price-plan/get-plan.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The published versions, newest first, without their documents. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const plan = await getPlan(context, code);
    return plan.ok ? ok({ items: plan.value.versions.map(toPlanVersionAnswer), next: null }) : plan;
  },
});
