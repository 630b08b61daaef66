import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { LARGEST_SHEET } from "#lib/domain/product/product-sheet.ts";
import { refused } from "#lib/kernel/result.ts";
import { importProducts } from "#lib/operations/product/import-products.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { readTextBody } from "#lib/web/read-json-body.ts";

/** Products out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. The body is the text itself. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  query: importProductsQuery,
  run: async (context, { query }, request) => {
    const reviewed = "reviewed" in query ? query.reviewed : null;
    if (reviewed !== null && context.idempotencyKey === undefined) return refused({ code: "IDEMPOTENCY_KEY_REQUIRED" });
    const body = await readTextBody(request, LARGEST_SHEET);
    return body.ok ? importProducts(context, { text: body.value, reviewed }) : body;
  },
});
