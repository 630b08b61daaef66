import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { restoreDiscount } from "#lib/operations/discount/restore-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { savedOver } from "#lib/web/draft-requests.ts";

/** Brings a discount back; its versions were never gone. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: (context, { params: { code } }, request) => savedOver(request, (revision) => restoreDiscount(context, { code, revision })),
});
