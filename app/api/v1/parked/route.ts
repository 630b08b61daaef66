import { parkedListQuery } from "#lib/domain/usage-import/import-requests.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { listParked } from "#lib/web/retry-parked.ts";

/** Parked lines or parked UDRs, the longest parked first. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "either",
  mutates: false,
  query: parkedListQuery,
  run: (context, { query }) => listParked(context, query),
});
