import { agreementNumberParams } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { agreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { discardAgreementDraft } from "#lib/operations/agreement/discard-agreement-draft.ts";
import { getAgreementDraft } from "#lib/operations/agreement/get-agreement-draft.ts";
import { saveAgreementDraft } from "#lib/operations/agreement/save-agreement-draft.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { answerDraft, overRevision, replaceDraft } from "#lib/web/draft-requests.ts";

/** The working copy as it is stored, which is what a PUT replaces; its ETag is the revision that a PUT names. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: agreementNumberParams,
  run: (context, { params: { number } }, request) => answerDraft(request, getAgreementDraft(context, number)),
});

/**
 * Puts a whole document into the draft: over the revision of `If-Match`, or as a new draft with `If-None-Match: *`, which makes the
 * agreement too. Where that is not the state of things, the answer carries the draft as it is.
 */
export const PUT = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: agreementNumberParams,
  body: agreementDocument,
  run: (context, { params: { number }, body: document }, request) =>
    replaceDraft(request, {
      save: (revision) => saveAgreementDraft(context, { account: number, revision, document }),
      current: () => getAgreementDraft(context, number),
    }),
});

/** Gives the working copy up. */
export const DELETE = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: agreementNumberParams,
  run: (context, { params: { number } }, request) =>
    overRevision(request, (revision) => discardAgreementDraft(context, { account: number, revision })),
});
