import { LARGEST_DOCUMENT } from "#lib/domain/price-plan/import-target.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { ok, refused } from "#lib/kernel/result.ts";
import { discardDraft } from "#lib/operations/price-plan/discard-draft.ts";
import { findPlanDraft } from "#lib/operations/price-plan/find-plan-draft.ts";
import { getDraft } from "#lib/operations/price-plan/get-draft.ts";
import { getStoredDraft } from "#lib/operations/price-plan/get-stored-draft.ts";
import { importDraft } from "#lib/operations/price-plan/import-draft.ts";
import { openDraft } from "#lib/operations/price-plan/open-draft.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { answerDraft, overRevision, replaceDraft } from "#lib/web/draft-requests.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** The working copy as it is stored, which is what a PUT replaces; its ETag is the revision that a PUT names. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: (context, { params: { code } }, request) => answerDraft(request, getDraft(context, code)),
});

/** Begins a working copy of the version in force. Editors are people, of whom none may approve, so no program is one. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const plan = await findPlanDraft(context, code);
    if (!plan.ok) return plan;
    const opened = await openDraft(context, { pricePlanId: plan.value.pricePlanId });
    if (!opened.ok) return opened;
    const { draftId } = opened.value;
    return ok(resourceAnswer({ code, draftId }, { location: `/api/v1/price-plans/${encodeURIComponent(code)}/draft` }));
  },
});

/**
 * Puts a whole document into the draft: over the revision of `If-Match`, or as a new draft with `If-None-Match: *`. Where that is not
 * the state of things, the answer carries the draft as it is.
 */
export const PUT = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  body: pricePlanDocument,
  largestBody: LARGEST_DOCUMENT,
  run: (context, { params: { code }, body: document }, request) =>
    replaceDraft(request, {
      save: (revision) => importDraft(context, { code, revision, document }),
      current: () => getStoredDraft(context, code),
    }),
});

/** Gives the working copy up. */
export const DELETE = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: (context, { params: { code } }, request) =>
    overRevision(request, async (revision) => {
      const plan = await findPlanDraft(context, code);
      if (!plan.ok) return plan;
      const { draftId } = plan.value;
      return draftId === null ? refused({ code: "DRAFT_NOT_OPEN" }) : discardDraft(context, { draftId, revision });
    }),
});
