import { agreementNumberParams } from "#lib/domain/agreement/agreement-actions-schema.ts";
import { agreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import { ok } from "#lib/kernel/result.ts";
import { discardAgreementDraft } from "#lib/operations/agreement/discard-agreement-draft.ts";
import { getAgreementDraft } from "#lib/operations/agreement/get-agreement-draft.ts";
import { saveAgreementDraft } from "#lib/operations/agreement/save-agreement-draft.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { namedRevision, replacedRevision } from "#lib/web/edit-precondition.ts";
import { resourceAnswer, revisionAnswer } from "#lib/web/resource-answer.ts";
import { withStoredAgreement } from "#lib/web/with-stored-agreement.ts";

/** The working copy as it is stored, which is what a PUT replaces; its ETag is the revision that a PUT names. */
export const GET = defineRoute({
  permission: "pricePlan.read",
  authenticate: "either",
  mutates: false,
  params: agreementNumberParams,
  run: async (context, { params: { number } }, request) => {
    const draft = await getAgreementDraft(context, number);
    return draft.ok ? ok(revisionAnswer(request, draft.value.document, draft.value.revision)) : draft;
  },
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
  run: async (context, { params: { number }, body: document }, request) => {
    const revision = replacedRevision(request.headers);
    if (!revision.ok) return revision;
    const saved = await saveAgreementDraft(context, { account: number, revision: revision.value, document });
    return saved.ok ? ok(resourceAnswer(saved.value, { revision: saved.value.revision })) : withStoredAgreement(context, number, saved);
  },
});

/** Gives the working copy up. */
export const DELETE = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: agreementNumberParams,
  run: async (context, { params: { number } }, request) => {
    const revision = namedRevision(request.headers);
    return revision.ok ? discardAgreementDraft(context, { account: number, revision: revision.value }) : revision;
  },
});
