import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { archiveDiscount } from "#lib/operations/discount/archive-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { savedOver } from "#lib/web/draft-requests.ts";

/** Puts a discount away that gives nothing any more and that nobody works on. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: (context, { params: { code } }, request) => savedOver(request, (revision) => archiveDiscount(context, { code, revision })),
});
