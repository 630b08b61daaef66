import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { importSheet } from "#lib/operations/definition/import-sheet.ts";
import { AGREEMENT_TARGET } from "#lib/web/agreement-sheets.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { sheetSent } from "#lib/web/sheet-sent.ts";

/** Drafts of agreements out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. By people, who are their editors. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  query: importProductsQuery,
  run: async (context, { query }, request) => {
    const sent = await sheetSent(context, { query }, request);
    return sent.ok ? importSheet(context, AGREEMENT_TARGET, sent.value) : sent;
  },
});
