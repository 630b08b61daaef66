import { definitionParams } from "#lib/domain/api/definition-params.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { answerDefinition, replaceDefinition } from "#lib/web/definition-requests.ts";

/** One definition, archived or not; its ETag is the revision that a PUT of it names. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  params: definitionParams,
  run: (context, { params: { definitions: segment, code } }, request) => answerDefinition(context, { segment, code, request }),
});

/** Reads its body itself: which schema it has follows from the address. */
export const PUT = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: definitionParams,
  run: (context, { params: { definitions: segment, code } }, request) => replaceDefinition(context, { segment, code, request }),
});
