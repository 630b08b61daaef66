import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { LARGEST_SHEET } from "#lib/domain/product/product-sheet.ts";
import { refused } from "#lib/kernel/result.ts";
import { importDiscounts } from "#lib/operations/discount/import-discounts.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { readTextBody } from "#lib/web/read-json-body.ts";

/** Drafts of discounts out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. By people, who are their editors. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  query: importProductsQuery,
  run: async (context, { query }, request) => {
    const reviewed = "reviewed" in query ? query.reviewed : null;
    if (reviewed !== null && context.idempotencyKey === undefined) return refused({ code: "IDEMPOTENCY_KEY_REQUIRED" });
    const body = await readTextBody(request, LARGEST_SHEET);
    return body.ok ? importDiscounts(context, { text: body.value, reviewed }) : body;
  },
});
