import { agreementNumberParams } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { withdrawAgreement } from "#lib/operations/agreement/withdraw-agreement.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** Takes the draft out of review, so that it can be edited again. */
export const POST = defineRoute({
  permission: "pricePlan.submit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: agreementNumberParams,
  run: async (context, { params: { number } }) => withdrawAgreement(context, { account: number }),
});
