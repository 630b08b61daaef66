import { revealInput } from "#lib/domain/account/reveal-schema.ts";
import { revealIdentifier } from "#lib/operations/identifier/reveal-identifier.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Shows one number whole and writes down that it did: it changes the record, so another site may not ask for it. */
export const POST = defineRoute({
  permission: "identifier.reveal",
  authenticate: "session",
  mutates: true,
  body: revealInput,
  run: (context, { body }) => revealIdentifier(context, body),
});
