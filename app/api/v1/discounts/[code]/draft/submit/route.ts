import { submitDiscountBody } from "#lib/domain/api/discount-answers.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { submitDiscount } from "#lib/operations/discount/submit-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision } from "#lib/web/edit-precondition.ts";

/** Asks a second person to approve the draft. The decision itself is a person's, in the console, and has no address here. */
export const POST = defineRoute({
  permission: "pricePlan.submit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  body: submitDiscountBody,
  run: async (context, { params: { code }, body }, request) => {
    const revision = namedRevision(request.headers);
    return revision.ok ? submitDiscount(context, { ...body, code, revision: revision.value }) : revision;
  },
});
