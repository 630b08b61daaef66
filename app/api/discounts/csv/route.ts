import { definitionListQuery } from "#lib/domain/api/definition-resources.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportDiscounts } from "#lib/operations/discount/export-discounts.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The list of discounts with its search, one row for each, in the columns that an import reads. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  query: definitionListQuery,
  run: async (context, { query: { q, archived } }) =>
    ok(csvDownload(exportDiscounts(context, { q, archived: archived === "1" }), "discounts.csv")),
});
