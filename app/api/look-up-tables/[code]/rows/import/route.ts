import { lookUpTableParams } from "#lib/domain/look-up/look-up-schema.ts";
import { LARGEST_LOOK_UP_SHEET } from "#lib/domain/look-up/look-up-sheet.ts";
import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { importLookUpRows } from "#lib/operations/look-up/import-look-up-rows.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { sheetSent } from "#lib/web/sheet-sent.ts";

/** All rows of a look-up table out of CSV: `?dry-run=1` says what they would change, `?reviewed=HASH` does exactly that. The body is the text. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  query: importProductsQuery,
  params: lookUpTableParams,
  run: async (context, { query, params: { code } }, request) => {
    const sent = await sheetSent(context, { query, most: LARGEST_LOOK_UP_SHEET }, request);
    return sent.ok ? importLookUpRows(context, { code, ...sent.value }) : sent;
  },
});
