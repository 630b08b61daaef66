import { findInput } from "#lib/domain/account/account-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { searchConsole } from "#lib/operations/search/search-console.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Behind every role's palette, so it asks for what each of them has; the operation answers by what the role may read. */
export const POST = defineRoute({
  permission: "home.read",
  authenticate: "session",
  mutates: false,
  body: findInput,
  run: async (context, { body }) => ok(await searchConsole(context, body)),
});
