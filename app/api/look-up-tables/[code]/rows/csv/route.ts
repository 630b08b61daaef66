import { lookUpTableParams } from "#lib/domain/look-up/look-up-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportLookUpRows } from "#lib/operations/look-up/export-look-up-rows.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** All rows of a look-up table, in the columns that an import reads. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  params: lookUpTableParams,
  run: async (context, { params: { code } }) => {
    const rows = await exportLookUpRows(context, code);
    return rows.ok ? ok(csvDownload(rows.value, `${code.toLowerCase()}.csv`)) : rows;
  },
});
