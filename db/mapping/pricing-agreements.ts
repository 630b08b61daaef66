import { type AgreementDocument, agreementDocument } from "#lib/domain/agreement/agreement-document.ts";
import type { AgreementDraftHead, AgreementRequest, AgreementVersionHead } from "#lib/domain/agreement/pricing-agreement.ts";
import { present } from "#lib/kernel/assert.ts";
import type { approvalRequest } from "../schema/price-plan.ts";
import type { pricingAgreementDraft, pricingAgreementVersion } from "../schema/pricing-agreement.ts";
import { oneOf } from "./from-db.ts";
import { fromDbEffective, fromDbRequest } from "./requests.ts";

type VersionRow = typeof pricingAgreementVersion.$inferSelect;
type DraftRow = typeof pricingAgreementDraft.$inferSelect;

export function fromDbAgreementVersion(row: VersionRow): AgreementVersionHead {
  const { versionId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note } = row;
  return { versionId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note };
}

export function fromDbAgreementDraft(row: DraftRow): AgreementDraftHead {
  const { shard, accountId, draftId, basedOnVersionId, documentHash, revision } = row;
  const state = oneOf(["draft", "inReview", "published", "withdrawn"], row.state, "pricing_agreement_draft.state");
  return { shard, accountId, draftId, basedOnVersionId, documentHash, revision, state };
}

export function fromDbAgreementRequest(row: typeof approvalRequest.$inferSelect): AgreementRequest {
  const what = `approval request ${row.requestId} for an agreement`;
  return {
    ...fromDbRequest(row),
    shard: present(row.shard, what),
    accountId: present(row.accountId, what),
    draftId: present(row.agreementDraftId, what),
    effective: fromDbEffective(row),
  };
}

/** Read by the schema it was written by. */
export function fromDbAgreementDocument(json: unknown): AgreementDocument {
  return agreementDocument.parse(json);
}
