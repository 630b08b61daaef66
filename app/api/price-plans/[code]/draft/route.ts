import { LARGEST_DOCUMENT } from "#lib/domain/price-plan/import-target.ts";
import { planDraftParams } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import { pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { importDraft } from "#lib/operations/price-plan/import-draft.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { replacedRevision } from "#lib/web/edit-precondition.ts";

/** Puts a whole document into the draft: over the revision of `If-Match`, or as a new draft with `If-None-Match: *`. */
export const PUT = defineRoute({
  permission: "pricePlan.edit",
  authenticate: "session",
  mutates: true,
  idempotency: "required",
  params: planDraftParams,
  body: pricePlanDocument,
  largestBody: LARGEST_DOCUMENT,
  run: async (context, { params: { code }, body: document }, request) => {
    const revision = replacedRevision(request.headers);
    return revision.ok ? importDraft(context, { code, revision: revision.value, document }) : revision;
  },
});
