import { importProductsQuery } from "#lib/domain/product/product-schema.ts";
import { LARGEST_CODE_SHEET } from "#lib/domain/provider/code-sheet.ts";
import { providerParams } from "#lib/domain/provider/provider-params.ts";
import { refused } from "#lib/kernel/result.ts";
import { importProviderCodes } from "#lib/operations/provider/import-provider-codes.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { readTextBody } from "#lib/web/read-json-body.ts";

/** A provider's codes out of CSV: `?dry-run=1` says what each row would do, `?reviewed=HASH` does exactly that. The body is the text itself. */
export const POST = defineRoute({
  permission: "definition.manage",
  authenticate: "either",
  mutates: true,
  query: importProductsQuery,
  params: providerParams,
  run: async (context, { query, params: { code } }, request) => {
    const reviewed = "reviewed" in query ? query.reviewed : null;
    if (reviewed !== null && context.idempotencyKey === undefined) return refused({ code: "IDEMPOTENCY_KEY_REQUIRED" });
    const body = await readTextBody(request, LARGEST_CODE_SHEET);
    return body.ok ? importProviderCodes(context, { code, text: body.value, reviewed }) : body;
  },
});
