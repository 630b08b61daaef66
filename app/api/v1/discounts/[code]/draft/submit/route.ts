import { submitDiscountBody } from "#lib/domain/api/discount-answers.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { submitDiscount } from "#lib/operations/discount/submit-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { overRevision } from "#lib/web/draft-requests.ts";

/** Asks a second person to approve the draft. The decision itself is a person's, in the console, and has no address here. */
export const POST = defineRoute({
  permission: "pricePlan.submit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  body: submitDiscountBody,
  run: (context, { params: { code }, body }, request) =>
    overRevision(request, (revision) => submitDiscount(context, { ...body, code, revision })),
});
