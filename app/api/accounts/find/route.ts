import { findInput } from "#lib/domain/account/account-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { findAccounts } from "#lib/operations/account/find-accounts.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const POST = defineRoute({
  permission: "account.read",
  authenticate: "session",
  mutates: false,
  body: findInput,
  run: async (context, { body }) => ok({ rows: await findAccounts(context, body) }),
});
