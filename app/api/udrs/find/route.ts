import { udrSearchInput } from "#lib/domain/udr/udr-list-schema.ts";
import { findUdrCriterion } from "#lib/operations/udr/find-udr-criterion.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What a text in the search field means. A POST: it may be a telephone number. */
export const POST = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  body: udrSearchInput,
  run: (context, { body }) => findUdrCriterion(context, body),
});
