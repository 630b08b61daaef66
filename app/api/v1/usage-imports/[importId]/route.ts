import { importQuestion } from "#lib/domain/usage-import/usage-import-schema.ts";
import { getUsageImport } from "#lib/operations/usage-import/get-usage-import.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A batch of usage, and how far it is. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  params: importQuestion,
  run: (context, { params: { importId } }) => getUsageImport(context, importId),
});
