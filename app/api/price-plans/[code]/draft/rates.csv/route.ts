import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ratesCsv, ratesFileName } from "#lib/domain/price-plan/rates-csv.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportPlanDocument } from "#lib/operations/price-plan/export-document.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The rates of the open draft for a spreadsheet; the editor takes them in again. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const exported = await exportPlanDocument(context, { code, version: "draft" });
    return exported.ok ? ok(csvDownload(ratesCsv(exported.value.document), ratesFileName(code, "draft"))) : exported;
  },
});
