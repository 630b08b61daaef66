import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportCatalogLines } from "#lib/operations/catalog/export-catalog-lines.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The lines of a catalog for a spreadsheet, in the columns that an import reads. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const exported = await exportCatalogLines(context, code);
    return exported.ok ? ok(csvDownload(exported.value, "catalog-lines.csv")) : exported;
  },
});
