import { audienceChange } from "#lib/domain/price-plan/plan-audience-schema.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { previewPlanAudience } from "#lib/operations/price-plan/preview-plan-audience.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What giving the plan to somebody, or taking it from them, would change. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: false,
  params: planDraftParams,
  body: audienceChange,
  run: (context, { params: { code }, body: change }) => previewPlanAudience(context, { code, change }),
});
