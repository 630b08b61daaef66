import { correctionsInput } from "#lib/domain/account/correction-history.ts";
import { listCorrections } from "#lib/operations/account/list-corrections.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const POST = defineRoute({
  permission: "account.read",
  authenticate: "session",
  mutates: false,
  body: correctionsInput,
  run: (context, { body }) => listCorrections(context, body),
});
