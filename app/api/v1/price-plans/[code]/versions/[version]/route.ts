import { planVersionParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportPlanDocument } from "#lib/operations/price-plan/export-document.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { jsonAnswer } from "#lib/web/json-answer.ts";

/** The document of a published version, self-contained: it prices the same wherever it is read. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planVersionParams,
  run: async (context, { params }, request) => {
    const exported = await exportPlanDocument(context, params);
    if (!exported.ok) return exported;
    const { document, documentHash: hash } = exported.value;
    return ok(jsonAnswer(request, { text: JSON.stringify(document), hash }));
  },
});
