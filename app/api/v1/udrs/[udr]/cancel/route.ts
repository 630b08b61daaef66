import { changeQuery, changeUdrBody, udrParams } from "#lib/domain/udr/udr-requests.ts";
import { cancelUdr } from "#lib/operations/udr/cancel-udr.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { changeBy } from "#lib/web/udr-api.ts";

/** Cancels it, or says what that would post. */
export const POST = defineRoute({
  permission: "udr.cancel",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: udrParams,
  query: changeQuery,
  body: changeUdrBody,
  run: changeBy((target) => ({ action: "cancel" as const, ...target }), cancelUdr),
});
