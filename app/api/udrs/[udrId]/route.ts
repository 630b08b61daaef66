import * as z from "zod";
import { getUdr } from "#lib/operations/udr/get-udr.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** One UDR as its page shows it, for whoever peeks at it from the list. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: z.object({ udrId: z.coerce.number().int().positive() }),
  run: (context, { params: { udrId } }) => getUdr(context, udrId),
});
