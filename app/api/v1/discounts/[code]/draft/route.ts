import { discountDocument } from "#lib/domain/discount/discount-document.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { ok } from "#lib/kernel/result.ts";
import { discardDiscountDraft } from "#lib/operations/discount/discard-discount-draft.ts";
import { getDiscountDraftAsStored } from "#lib/operations/discount/get-discount-draft-as-stored.ts";
import { openDiscountDraft } from "#lib/operations/discount/open-discount-draft.ts";
import { putDiscountDraft } from "#lib/operations/discount/put-discount-draft.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { answerDraft, overRevision, replaceDraft } from "#lib/web/draft-requests.ts";
import { resourceAnswer } from "#lib/web/resource-answer.ts";

/** The working copy as it is stored, which is what a PUT replaces; its ETag is the revision that a PUT names. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: planDraftParams,
  run: (context, { params: { code } }, request) => answerDraft(request, getDiscountDraftAsStored(context, code)),
});

/** Begins a working copy of the newest version. Editors are people, of whom none may approve, so no program is one. */
export const POST = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: async (context, { params: { code } }) => {
    const opened = await openDiscountDraft(context, { code });
    if (!opened.ok) return opened;
    return ok(resourceAnswer(opened.value, { location: `/api/v1/discounts/${encodeURIComponent(code)}/draft` }));
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
  body: discountDocument,
  run: (context, { params: { code }, body: document }, request) =>
    replaceDraft(request, {
      save: (revision) => putDiscountDraft(context, { code, revision, document }),
      current: () => getDiscountDraftAsStored(context, code),
    }),
});

/** Gives the working copy up. */
export const DELETE = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  run: (context, { params: { code } }, request) => overRevision(request, (revision) => discardDiscountDraft(context, { code, revision })),
});
