import { definitionKindParams } from "#lib/domain/api/definition-params.ts";
import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { putSheet } from "#lib/web/definition-sheets.ts";
import { sheetSent } from "#lib/web/sheet-sent.ts";

/** Definitions of a kind out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. The body is the text itself. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  params: definitionKindParams,
  query: importProductsQuery,
  run: async (context, { params: { kind: segment }, query }, request) => {
    const sent = await sheetSent(context, { query }, request);
    return sent.ok ? putSheet(context, { segment, ...sent.value }) : sent;
  },
});
