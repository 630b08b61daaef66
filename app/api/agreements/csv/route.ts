import { agreementListInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { AGREEMENT_SHEET } from "#lib/domain/sheet/agreement-sheet.ts";
import { ok } from "#lib/kernel/result.ts";
import { listAgreementSheet } from "#lib/operations/agreement/list-agreements.ts";
import { exportSheet } from "#lib/operations/definition/export-sheet.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The list of agreements with its search, all of it, in the columns that an import reads. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  query: agreementListInput,
  run: async (context, { query }) => {
    const definitions = listAgreementSheet(context, query);
    return ok(csvDownload(exportSheet(context, { kind: AGREEMENT_SHEET, definitions }), "pricing-agreements.csv"));
  },
});
