import { agreementNumberParams, renameAgreementBody } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { toAgreementAnswer } from "#lib/domain/api/agreement-answers.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { getAgreement } from "#lib/operations/agreement/get-agreement.ts";
import { renameAgreement } from "#lib/operations/agreement/rename-agreement.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** Its ETag is the revision of its name, which a PUT names; how it stands changes without one. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: agreementNumberParams,
  run: async (context, { params: { number } }) => {
    const agreement = await getAgreement(context, number);
    if (agreement === null) return refused({ code: "NOT_FOUND" });
    return ok(resourceAnswer(toAgreementAnswer(agreement), { revision: agreement.revision }));
  },
});

/** Name and description, over the revision of `If-Match`. What is agreed goes by its draft. */
export const PUT = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "either",
  mutates: true,
  idempotency: "required",
  params: agreementNumberParams,
  body: renameAgreementBody,
  run: async (context, { params: { number }, body }, request) => {
    const revision = namedRevision(request.headers);
    if (!revision.ok) return revision;
    const renamed = await renameAgreement(context, { account: number, revision: revision.value, ...body });
    return renamed.ok ? ok(resourceAnswer(renamed.value, { revision: renamed.value.revision })) : renamed;
  },
});
