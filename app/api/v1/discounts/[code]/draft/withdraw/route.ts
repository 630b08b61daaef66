import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { withdrawDiscount } from "#lib/operations/discount/withdraw-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Takes the draft out of review, so that it can be edited again. */
export const POST = defineRoute({
  permission: "pricePlan.submit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: async (context, { params: { code } }) => withdrawDiscount(context, { code }),
});
