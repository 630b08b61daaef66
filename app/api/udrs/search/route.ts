import { udrListInput } from "#lib/domain/udr/udr-list-schema.ts";
import { listUdrs } from "#lib/operations/udr/list-udrs.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A page of the summary by criteria of which some are personal, so they come in a body. */
export const POST = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  body: udrListInput,
  run: (context, { body }) => listUdrs(context, body, { isInAddress: false }),
});
