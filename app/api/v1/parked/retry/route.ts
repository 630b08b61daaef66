import { retryParkedBody } from "#lib/domain/usage-import/import-requests.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { retryParked } from "#lib/web/retry-parked.ts";

/** Tries parked usage again: some of it, or what waits for one cause. */
export const POST = defineRoute({
  permission: "usage.import",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  body: retryParkedBody,
  run: (context, { body }) => retryParked(context, body),
});
