import * as z from "zod";
import { whatIfQuery } from "#lib/domain/what-if/what-if-schema.ts";
import { priceUdrUnder } from "#lib/operations/what-if/price-udr-under.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What the UDR would cost under another version, plan or instant; writes nothing. */
export const GET = defineRoute({
  permission: "udr.read",
  authenticate: "session",
  mutates: false,
  params: z.object({ udrId: z.coerce.number().int().positive() }),
  query: whatIfQuery,
  run: (context, { params: { udrId }, query }) => priceUdrUnder(context, { udrId, ...query }),
});
