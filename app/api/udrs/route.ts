import { udrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import { listUdrs } from "#lib/operations/udr/list-udrs.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A page of the summary, by criteria that may stand in an address. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  query: udrListInput,
  run: (context, { query }) => listUdrs(context, query, { isInAddress: true }),
});
