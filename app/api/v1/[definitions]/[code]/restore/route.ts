import { definitionParams } from "#lib/domain/api/definition-params.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { moveDefinition } from "#lib/web/definition-requests.ts";

/** Brings a definition back that was put away, as it was. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: definitionParams,
  run: (context, { params: { definitions: segment, code } }, request) =>
    moveDefinition(context, { segment, code, request, move: "restore" }),
});
