import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { LARGEST_CODE_SHEET } from "#lib/domain/provider/code-sheet.ts";
import { providerParams } from "#lib/domain/provider/provider-params.ts";
import { importProviderCodes } from "#lib/operations/provider/import-provider-codes.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { sheetSent } from "#lib/web/sheet-sent.ts";

/** A provider's codes out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. The body is the text itself. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  query: importProductsQuery,
  params: providerParams,
  run: async (context, { query, params: { code } }, request) => {
    const sent = await sheetSent(context, { query, most: LARGEST_CODE_SHEET }, request);
    return sent.ok ? importProviderCodes(context, { code, ...sent.value }) : sent;
  },
});
