import { LARGEST_DOCUMENT } from "#lib/domain/price-plan/import-target.ts";
import { planDraftParams, putDraftQuery } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { refused } from "#lib/kernel/result.ts";
import { getStoredDraft } from "#lib/operations/price-plan/get-stored-draft.ts";
import { importDraft } from "#lib/operations/price-plan/import-draft.ts";
import { saveDraft } from "#lib/operations/price-plan/save-draft.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { withCurrent } from "#lib/web/draft-requests.ts";
import { replacedRevision } from "#lib/web/edit-precondition.ts";

/**
 * Puts a whole document into the draft: over the revision of `If-Match`, or as a new draft with `If-None-Match: *`. The editor, which
 * saves again and again, says besides which draft it is that it has open.
 */
export const PUT = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  query: putDraftQuery,
  body: pricePlanDocument,
  largestBody: LARGEST_DOCUMENT,
  run: async (context, { params: { code }, query: { draft }, body: document }, request) => {
    const revision = replacedRevision(request.headers);
    if (!revision.ok) return revision;
    if (draft !== undefined && revision.value === null) return refused({ code: "REVISION_REQUIRED" });
    if (draft !== undefined && document.code !== code) return refused({ code: "DOCUMENT_INVALID", path: "code" });
    const saved =
      draft === undefined || revision.value === null
        ? await importDraft(context, { code, revision: revision.value, document })
        : await saveDraft(context, { draftId: draft, revision: revision.value, document });
    return saved.ok ? saved : withCurrent(saved, () => getStoredDraft(context, code));
  },
});
