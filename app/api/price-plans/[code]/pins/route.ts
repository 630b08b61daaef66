import { pinChange } from "#lib/domain/price-plan/pin-schema.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { previewVersionPin } from "#lib/operations/price-plan/preview-version-pin.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What keeping somebody on a version of the plan, or ending that, would change. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: false,
  params: planDraftParams,
  body: pinChange,
  run: (context, { params: { code }, body: pin }) => previewVersionPin(context, { code, pin }),
});
