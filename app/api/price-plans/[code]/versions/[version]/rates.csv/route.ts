import { planVersionParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ratesCsv, ratesFileName } from "#lib/domain/price-plan/rates-csv.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportPlanDocument } from "#lib/operations/price-plan/export-document.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The rates of a published version for a spreadsheet. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planVersionParams,
  run: async (context, { params }) => {
    const exported = await exportPlanDocument(context, params);
    return exported.ok ? ok(csvDownload(ratesCsv(exported.value.document), ratesFileName(params.code, `v${params.version}`))) : exported;
  },
});
