import { definitionKindParams } from "#lib/domain/api/definition-params.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { answerSheet } from "#lib/web/definition-sheets.ts";

/** The list of a kind of definition with its search, all of it, in the columns that an import reads. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  params: definitionKindParams,
  run: (context, { params: { kind: segment } }, request) => answerSheet(context, { segment, request }),
});
