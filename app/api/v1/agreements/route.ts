import { agreementListInput } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { toAgreementAnswer } from "#lib/domain/api/agreement-answers.ts";
import { ok } from "#lib/kernel/result.ts";
import { listAgreements } from "#lib/operations/agreement/list-agreements.ts";
import { defineRoute } from "#lib/web/define-route.ts";

export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  query: agreementListInput,
  run: async (context, { query }) => {
    const { rows, nextAfter } = await listAgreements(context, query);
    return ok({ items: rows.map(toAgreementAnswer), next: nextAfter });
  },
});
