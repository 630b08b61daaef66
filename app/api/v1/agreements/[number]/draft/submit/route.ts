import { agreementNumberParams } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { submitAgreementBody } from "#lib/domain/api/agreement-answers.ts";
import { submitAgreement } from "#lib/operations/agreement/submit-agreement.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { overRevision } from "#lib/web/draft-requests.ts";

/** Asks a second person to approve the draft. The decision itself is a person's, in the console, and has no address here. */
export const POST = defineRoute({
  permission: "pricePlan.submit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: agreementNumberParams,
  body: submitAgreementBody,
  run: (context, { params: { number }, body }, request) =>
    overRevision(request, (revision) => submitAgreement(context, { ...body, account: number, revision })),
});
