import { findInput } from "#lib/domain/account/account-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { findSubscribers } from "#lib/operations/ordering/find-subscribers.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const POST = defineRoute({
  permission: "order.create",
  authenticate: "session",
  mutates: false,
  body: findInput,
  run: async (context, { body }) => ok({ rows: await findSubscribers(context, body) }),
});
