import { importQuestion } from "#lib/domain/usage-import/usage-import-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { importErrors } from "#lib/operations/usage-import/import-errors.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The lines that gave no UDR, in the columns that they came in: mended, they may be sent again. */
export const GET = defineRoute({
  permission: "usage.import",
  authenticate: "either",
  mutates: false,
  params: importQuestion,
  run: async (context, { params: { importId } }) => {
    const errors = await importErrors(context, importId);
    return errors.ok ? ok(csvDownload(errors.value, `batch-${importId}-errors.csv`)) : errors;
  },
});
