import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportPlanDocument } from "#lib/operations/price-plan/export-document.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { jsonDownload } from "#lib/web/json-answer.ts";

/** The open draft as a file. Its revision is what a PUT of the draft names in `If-Match`. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: async (context, { params: { code } }, request) => {
    const exported = await exportPlanDocument(context, { code, version: "draft" });
    if (!exported.ok) return exported;
    const { document, documentHash, revision } = exported.value;
    const text = `${JSON.stringify(document, null, 2)}\n`;
    const answer = jsonDownload(request, { text, hash: documentHash, name: `${code}-draft.json` });
    answer.headers.set("Draft-Revision", String(revision));
    return ok(answer);
  },
});
