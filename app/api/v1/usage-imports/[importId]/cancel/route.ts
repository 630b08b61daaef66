import { importQuestion } from "#lib/domain/usage-import/usage-import-schema.ts";
import { cancelUsageImport } from "#lib/operations/usage-import/cancel-usage-import.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Stops a batch between two chunks; what became UDRs stays. */
export const POST = defineRoute({
  permission: "usage.import",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: importQuestion,
  run: (context, { params: { importId } }) => cancelUsageImport(context, importId),
});
