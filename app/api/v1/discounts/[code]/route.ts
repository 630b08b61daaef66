import { editDiscountBody, toDiscountAnswer } from "#lib/domain/api/discount-answers.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { editDiscount } from "#lib/operations/discount/edit-discount.ts";
import { getDiscount } from "#lib/operations/discount/get-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { savedOver } from "#lib/web/draft-requests.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Its ETag is the revision of the line, which a PUT names; how it stands changes without one, so it is always answered. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const discount = await getDiscount(context, code);
    if (discount === null) return refused({ code: "NOT_FOUND" });
    return ok(resourceAnswer(toDiscountAnswer(discount), { revision: discount.revision }));
  },
});

/** Name and description, over the revision of `If-Match`. What it takes goes by its draft. */
export const PUT = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  body: editDiscountBody,
  run: (context, { params: { code }, body }, request) =>
    savedOver(request, (revision) => editDiscount(context, { ...body, code, revision })),
});
