import type { Definitions } from "#lib/domain/price-plan/definitions.ts";
import type {
  ApprovalRequest,
  DraftHead,
  DraftState,
  PricePlan,
  PricePlanKind,
  ReviewDecision,
  VersionHead,
} from "#lib/domain/price-plan/price-plan.ts";
import { type PricePlanDocument, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import type { approvalRequest, pricePlan, pricePlanDraft, pricePlanVersion } from "../schema/price-plan.ts";

type PricePlanRow = typeof pricePlan.$inferSelect;
type VersionRow = Omit<typeof pricePlanVersion.$inferSelect, "document" | "rateBook" | "rateBookHash" | "createdAt">;
type DraftRow = Omit<typeof pricePlanDraft.$inferSelect, "document" | "createdAt" | "publishedVersionId">;
type RequestRow = typeof approvalRequest.$inferSelect;

export function fromDbPricePlan(row: PricePlanRow): PricePlan {
  const { pricePlanId, code, name, description } = row;
  return {
    pricePlanId,
    code,
    name,
    description,
    // Held to these by the check `price_plan_kind`.
    kind: row.kind as PricePlanKind,
    currency: currency(present(row.currency, "currency of a price plan")),
  };
}

export function fromDbVersionHead(row: VersionRow): VersionHead {
  const { versionId, pricePlanId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note } = row;
  return { versionId, pricePlanId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note };
}

export function fromDbDraftHead(row: DraftRow): DraftHead {
  const { draftId, pricePlanId, basedOnVersionId, documentHash, revision } = row;
  // Held to these by the check `price_plan_draft_state`.
  return { draftId, pricePlanId, basedOnVersionId, documentHash, revision, state: row.state as DraftState };
}

export function fromDbApprovalRequest(row: RequestRow): ApprovalRequest {
  const { requestId, contentHash, note, requestedBy, requestedAt } = row;
  return {
    requestId,
    draftId: present(row.draftId, "draft of an approval request for prices"),
    contentHash,
    effective: row.effectiveAt === null ? { kind: "onApproval" } : { kind: "at", at: row.effectiveAt },
    note,
    requestedBy,
    requestedAt,
    decided: fromDbDecision(row),
  };
}

function fromDbDecision({ decision, decidedBy, decidedAt, decisionNote }: RequestRow): ApprovalRequest["decided"] {
  if (decision === null || decidedBy === null || decidedAt === null) return null;
  return { decision: decision as ReviewDecision, by: decidedBy, at: decidedAt, note: decisionNote };
}

/** The time models and zones that a published book carries, in the form in which documents refer to them. */
export function bookDefinitions({ timeModels, zones }: RateBook): Pick<Definitions, "timeModels" | "zones"> {
  // A book's condition is a document's condition, with the values of a branch written out beside it.
  return { timeModels, zones: zones as Definitions["zones"] };
}

/** A book is resolved, checked and hashed when its version is published, and never changes after that. */
export function fromDbRateBook(stored: unknown): RateBook {
  return stored as RateBook;
}

/** Read by the schema it was written by: a document that an older release stored still loads, or fails loudly. */
export function fromDbDocument(json: unknown): PricePlanDocument {
  return pricePlanDocument.parse(json);
}
