import { exceptionListQuery } from "#lib/domain/usage-import/import-requests.ts";
import { importQuestion } from "#lib/domain/usage-import/usage-import-schema.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { shownExceptions } from "#lib/web/shown-exceptions.ts";

/** The lines of a batch that gave no UDR, each with the reason. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  params: importQuestion,
  query: exceptionListQuery,
  run: (context, { params: { importId }, query }) => shownExceptions(context, { importId, ...query }),
});
