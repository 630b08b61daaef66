import { toDiscountAnswer } from "#lib/domain/api/discount-answers.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { getDiscount } from "#lib/operations/discount/get-discount.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const discount = await getDiscount(context, code);
    return discount ? ok(toDiscountAnswer(discount)) : refused({ code: "NOT_FOUND" });
  },
});
