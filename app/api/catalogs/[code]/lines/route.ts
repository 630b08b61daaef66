import { importLinesQuery } from "#lib/domain/catalog/catalog-schema.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { importCatalogLines } from "#lib/operations/catalog/import-catalog-lines.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { sheetSent } from "#lib/web/sheet-sent.ts";

const LARGEST_SHEET = 512 * 1024;

/** Lines out of CSV: `?dry-run=1` says what the sheet would do, `?reviewed=HASH` does exactly that. The body is the text itself. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  params: planDraftParams,
  query: importLinesQuery,
  run: async (context, { params: { code }, query }, request) => {
    const sent = await sheetSent(context, { query, most: LARGEST_SHEET }, request);
    return sent.ok ? importCatalogLines(context, { code, ...sent.value }) : sent;
  },
});
