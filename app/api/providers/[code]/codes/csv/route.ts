import { providerParams } from "#lib/domain/provider/provider-params.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportProviderCodes } from "#lib/operations/provider/export-provider-codes.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What a provider calls the products, in the columns that an import reads. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  params: providerParams,
  run: async (context, { params: { code } }) => {
    const rows = await exportProviderCodes(context, code);
    return rows.ok ? ok(csvDownload(rows.value, "provider-codes.csv")) : rows;
  },
});
