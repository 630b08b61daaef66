import { agreementNumberParams } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { toAgreementVersionAnswer } from "#lib/domain/api/agreement-answers.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { getAgreement } from "#lib/operations/agreement/get-agreement.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The published versions, newest first, in words. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: agreementNumberParams,
  run: async (context, { params: { number } }) => {
    const agreement = await getAgreement(context, number);
    return agreement ? ok({ items: agreement.versions.map(toAgreementVersionAnswer), next: null }) : refused({ code: "NOT_FOUND" });
  },
});
