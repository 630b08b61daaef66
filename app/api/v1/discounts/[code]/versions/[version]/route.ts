import { planVersionParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { getDiscountDocument } from "#lib/operations/discount/get-discount-document.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { jsonAnswer } from "#lib/web/json-answer.ts";

/** What was approved, as it was approved. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planVersionParams,
  run: async (context, { params }, request) => {
    const found = await getDiscountDocument(context, params);
    if (!found.ok) return found;
    const { document, documentHash: hash } = found.value;
    return ok(jsonAnswer(request, { text: JSON.stringify(document), hash }));
  },
});
