import { planVersionParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportPlanDocument } from "#lib/operations/price-plan/export-document.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { jsonDownload } from "#lib/web/json-answer.ts";

/** A published version as a file that prices the same wherever it is read. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planVersionParams,
  run: async (context, { params }, request) => {
    const exported = await exportPlanDocument(context, params);
    if (!exported.ok) return exported;
    const { document, documentHash } = exported.value;
    const text = `${JSON.stringify(document, null, 2)}\n`;
    return ok(jsonDownload(request, { text, hash: documentHash, name: `${params.code}-v${params.version}.json` }));
  },
});
