import { submitDraftBody } from "#lib/domain/api/price-plan-answers.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { refused } from "#lib/kernel/result.ts";
import { findPlanDraft } from "#lib/operations/price-plan/find-plan-draft.ts";
import { submitDraft } from "#lib/operations/price-plan/submit-draft.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { overRevision } from "#lib/web/draft-requests.ts";

/** Asks a second person to approve the draft. The decision itself is a person's, in the console, and has no address here. */
export const POST = defineRoute({
  permission: "pricePlan.submit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  body: submitDraftBody,
  run: (context, { params: { code }, body }, request) =>
    overRevision(request, async (revision) => {
      const plan = await findPlanDraft(context, code);
      if (!plan.ok) return plan;
      const { draftId } = plan.value;
      return draftId === null ? refused({ code: "DRAFT_NOT_OPEN" }) : submitDraft(context, { ...body, draftId, revision });
    }),
});
