import { bulkParams } from "#lib/domain/bulk/bulk-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { bulkFailures } from "#lib/operations/bulk/list-bulk-rows.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What was left alone, each with its reason. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: bulkParams,
  run: async (context, { params: { bulkJobId } }) => {
    const failures = await bulkFailures(context, bulkJobId);
    return failures.ok ? ok(csvDownload(failures.value, `bulk-${bulkJobId}-left-alone.csv`)) : failures;
  },
});
