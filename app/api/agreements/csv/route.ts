import { agreementListInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { exportAgreements } from "#lib/operations/agreement/list-agreements.ts";
import { csvDownload } from "#lib/web/csv-answer.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The list of agreements with its search, all of it. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  query: agreementListInput,
  run: async (context, { query }) => ok(csvDownload(exportAgreements(context, query), "pricing-agreements.csv")),
});
