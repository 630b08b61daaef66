import { pricedByQuery } from "#lib/domain/product/product-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { getPricesOf } from "#lib/operations/product/get-prices-of.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** What prices a product of this code, type and family now; it need not exist yet. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "session",
  mutates: false,
  query: pricedByQuery,
  run: async (context, { query }) => ok(await getPricesOf(context, query)),
});
