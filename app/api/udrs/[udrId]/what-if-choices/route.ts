import * as z from "zod";
import { listWhatIfChoices } from "#lib/operations/what-if/list-what-if-choices.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The plans and versions that the UDR may be asked to be priced by. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: z.object({ udrId: z.coerce.number().int().positive() }),
  run: (context, { params: { udrId } }) => listWhatIfChoices(context, udrId),
});
