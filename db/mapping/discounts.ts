import type { AdditiveDiscount, DiscountDraftHead, DiscountRequest, DiscountVersionHead } from "#lib/domain/discount/additive-discount.ts";
import { DISCOUNT_APPLICATIONS, type DiscountDocument, discountDocument } from "#lib/domain/discount/discount-document.ts";
import type { ResolvedDiscount } from "#lib/domain/discount/resolve-discount.ts";
import { present } from "#lib/kernel/assert.ts";
import type { additiveDiscount, additiveDiscountDraft, additiveDiscountVersion } from "../schema/additive-discount.ts";
import type { approvalRequest } from "../schema/price-plan.ts";
import { oneOf } from "./from-db.ts";
import { fromDbEffective, fromDbRequest } from "./requests.ts";

type DiscountRow = typeof additiveDiscount.$inferSelect;
type VersionRow = Omit<typeof additiveDiscountVersion.$inferSelect, "document" | "resolved" | "resolvedHash" | "createdAt">;
type DraftRow = Omit<typeof additiveDiscountDraft.$inferSelect, "document" | "createdAt" | "publishedVersionId">;

export function fromDbDiscount(row: DiscountRow): AdditiveDiscount {
  const { discountId, code, name, description, revision, archivedAt } = row;
  const application = oneOf(DISCOUNT_APPLICATIONS, row.application, "additive_discount.application");
  return { discountId, code, name, description, application, revision, archivedAt };
}

export function fromDbDiscountVersion(row: VersionRow): DiscountVersionHead {
  const { versionId, discountId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note } = row;
  return { versionId, discountId, version, documentHash, effectiveAt, requestedBy, requestedAt, decidedBy, decidedAt, note };
}

export function fromDbDiscountDraft(row: DraftRow): DiscountDraftHead {
  const { draftId, discountId, basedOnVersionId, documentHash, revision } = row;
  const state = oneOf(["draft", "inReview", "published", "withdrawn"], row.state, "additive_discount_draft.state");
  return { draftId, discountId, basedOnVersionId, documentHash, revision, state };
}

export function fromDbDiscountRequest(row: typeof approvalRequest.$inferSelect): DiscountRequest {
  return {
    ...fromDbRequest(row),
    draftId: present(row.discountDraftId, "draft of an approval request for a discount"),
    effective: fromDbEffective(row),
  };
}

/** Read by the schema it was written by. */
export function fromDbDiscountDocument(json: unknown): DiscountDocument {
  return discountDocument.parse(json);
}

/** Resolved, checked and hashed when its version was published, and never changed after that. */
export function fromDbResolvedDiscount(stored: unknown): ResolvedDiscount {
  return stored as ResolvedDiscount;
}
