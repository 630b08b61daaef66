import { udrExportInput } from "#lib/domain/udr/udr-selection-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportUdrs } from "#lib/operations/udr/export-udrs.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What is shown of the list, or selected in it, as CSV. A POST: criteria may be personal, and the export goes on record. */
export const POST = defineRoute({
  permission: "udr.export",
  authenticate: "session",
  mutates: true,
  body: udrExportInput,
  run: async (context, { body }) => {
    const lines = await exportUdrs(context, body);
    return lines.ok ? ok(csvDownload(lines.value, "udrs.csv")) : lines;
  },
});
