import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { importProducts } from "#lib/operations/product/import-products.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { sheetSent } from "#lib/web/sheet-sent.ts";

/** Products out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. The body is the text itself. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  query: importProductsQuery,
  run: async (context, { query }, request) => {
    const sent = await sheetSent(context, { query }, request);
    return sent.ok ? importProducts(context, sent.value) : sent;
  },
});
