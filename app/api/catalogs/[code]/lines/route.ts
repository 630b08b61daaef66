import { importLinesQuery } from "#lib/domain/catalog/catalog-schema.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { refused } from "#lib/kernel/result.ts";
import { importCatalogLines } from "#lib/operations/catalog/import-catalog-lines.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { readTextBody } from "#lib/web/read-json-body.ts";

const LARGEST_SHEET = 512 * 1024;

/** Lines out of CSV: `?dry-run=1` says what the sheet would do, `?reviewed=HASH` does exactly that. The body is the text itself. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  params: planDraftParams,
  query: importLinesQuery,
  run: async (context, { params: { code }, query }, request) => {
    const reviewed = "reviewed" in query ? query.reviewed : null;
    if (reviewed !== null && context.idempotencyKey === undefined) return refused({ code: "IDEMPOTENCY_KEY_REQUIRED" });
    const body = await readTextBody(request, LARGEST_SHEET);
    return body.ok ? importCatalogLines(context, { code, text: body.value, reviewed }) : body;
  },
});
