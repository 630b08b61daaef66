import { changeQuery, changeUdrBody, udrParams } from "#lib/domain/udr/udr-requests.ts";
import { setDirective } from "#lib/operations/udr/set-directive.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { changeBy } from "#lib/web/udr-api.ts";

/** Set As Billable, or what that would post. */
export const POST = defineRoute({
  permission: "udr.setDirective",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: udrParams,
  query: changeQuery,
  body: changeUdrBody,
  run: changeBy((target) => ({ action: "setBillable" as const, ...target }), setDirective),
});
