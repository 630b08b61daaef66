import { ok, type Result, refused } from "#lib/kernel/result.ts";
import {
  type DecidedRequest,
  type DecisionFacts,
  decideRequest,
  decideSubmission,
  type SubmissionFacts,
} from "../price-plan/decide-reviewed.ts";
import { refuseClosed } from "../price-plan/decide-save-draft.ts";
import type { Refusal } from "../refusal.ts";
import type { AdditiveDiscount, DiscountDraftHead, DiscountRequest } from "./additive-discount.ts";
import type { DiscountDocument } from "./discount-document.ts";

export type SaveDiscountFacts = {
  readonly discount: Pick<AdditiveDiscount, "code" | "application">;
  readonly draft: DiscountDraftHead | null;
  /** The revision that the editor began from. */
  readonly revision: number;
  readonly document: Pick<DiscountDocument, "code" | "application">;
  readonly documentHash: string;
};

/** Saved over the revision it was read at, never over a newer one; saving what is stored already changes nothing. */
export function decideSaveDiscount(facts: SaveDiscountFacts): Result<{ readonly revision: number; readonly isChanged: boolean }, Refusal> {
  const { discount, draft, revision, document, documentHash } = facts;
  const closed = refuseClosed(draft);
  if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
  if (document.code !== discount.code) return refused({ code: "DOCUMENT_INVALID", path: "code" });
  if (document.application !== discount.application) return refused({ code: "DOCUMENT_INVALID", path: "application" });
  if (documentHash === draft.documentHash) return ok({ revision: draft.revision, isChanged: false });
  if (revision !== draft.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.revision } });
  return ok({ revision: draft.revision + 1, isChanged: true });
}

export type SubmitDiscountFacts = SubmissionFacts;

export function decideSubmitDiscount(facts: SubmitDiscountFacts): Result<{ readonly contentHash: string }, Refusal> {
  return decideSubmission(facts);
}

export type DiscountReviewFacts = DecisionFacts<DiscountRequest, DiscountDraftHead>;
export type DecidedDiscountReview = DecidedRequest<DiscountRequest, DiscountDraftHead>;

export function decideDiscountReview(facts: DiscountReviewFacts): Result<DecidedDiscountReview, Refusal> {
  return decideRequest(facts);
}
