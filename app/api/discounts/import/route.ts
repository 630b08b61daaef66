import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { importDiscounts } from "#lib/operations/discount/import-discounts.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { sheetSent } from "#lib/web/sheet-sent.ts";

/** Drafts of discounts out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. By people, who are their editors. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  query: importProductsQuery,
  run: async (context, { query }, request) => {
    const sent = await sheetSent(context, { query }, request);
    return sent.ok ? importDiscounts(context, sent.value) : sent;
  },
});
