import * as z from "zod";
import { getUdrExplanation } from "#lib/operations/what-if/get-udr-explanation.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Why the charge that stands costs what it costs, as it was stored. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: z.object({ udrId: z.coerce.number().int().positive() }),
  run: (context, { params: { udrId } }) => getUdrExplanation(context, udrId),
});
