import { definitionsParams } from "#lib/domain/api/definition-params.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { answerDefinitions, createDefinition } from "#lib/web/definition-requests.ts";

/** Units, date/time models, products and the other definitions: one route for all of them, so that they behave alike. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  params: definitionsParams,
  run: (context, { params: { definitions: segment } }, request) => answerDefinitions(context, { segment, request }),
});

/** Reads its body itself: which schema it has follows from the address. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: definitionsParams,
  run: (context, { params: { definitions: segment } }, request) => createDefinition(context, { segment, request }),
});
