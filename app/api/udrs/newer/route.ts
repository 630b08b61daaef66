import { newerUdrsInput } from "#lib/domain/udr/udr-list-schema.ts";
import { countNewerUdrs } from "#lib/operations/udr/count-newer-udrs.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** How many UDRs stand above the first one shown by now. */
export const POST = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  body: newerUdrsInput,
  run: (context, { body }) => countNewerUdrs(context, body),
});
