import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { isSecondPerson } from "../price-plan/decide-review.ts";
import { refuseClosed } from "../price-plan/decide-save-draft.ts";
import { refuseEffective } from "../price-plan/decide-submit-draft.ts";
import type { Finding } from "../price-plan/finding.ts";
import type { Effective } from "../price-plan/price-plan.ts";
import type { Refusal } from "../refusal.ts";
import type { AdditiveDiscount, DiscountDraftHead, DiscountRequest, DiscountVersionHead } from "./additive-discount.ts";
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

type Published = Pick<DiscountVersionHead, "effectiveAt" | "documentHash">;

export type SubmitDiscountFacts = {
  readonly draft: DiscountDraftHead | null;
  readonly revision: number;
  readonly versions: readonly Published[];
  /** What stands against publishing it. */
  readonly errors: readonly Finding[];
  readonly effective: Effective;
  readonly now: Instant;
};

/** Refused in this order: not open, stale, nothing changed, what is wrong with it, then what is wrong with the instant. */
export function decideSubmitDiscount(facts: SubmitDiscountFacts): Result<{ readonly contentHash: string }, Refusal> {
  const { draft, revision, versions, errors, effective, now } = facts;
  const closed = refuseClosed(draft);
  if (draft === null || closed !== null) return refused(closed ?? { code: "NOT_FOUND" });
  if (revision !== draft.revision) return refused({ code: "STALE_REVISION", params: { revision: draft.revision } });
  const before = lastBy(versions, effective.kind === "at" ? effective.at : now);
  if (before?.documentHash === draft.documentHash) return refused({ code: "NOTHING_CHANGED" });
  const [first] = errors;
  if (first !== undefined) return refused({ code: "DOCUMENT_INVALID", path: first.path, params: { message: first.message } });
  const refusal = refuseEffective({ effective, versions, now });
  return refusal === null ? ok({ contentHash: draft.documentHash }) : refused(refusal);
}

/** The version that one of that instant would take over from. */
function lastBy(versions: readonly Published[], at: Instant): Published | null {
  return versions.reduce<Published | null>(
    (last, version) => (version.effectiveAt <= at && (last === null || version.effectiveAt > last.effectiveAt) ? version : last),
    null,
  );
}

export type DiscountReviewFacts = {
  readonly request: DiscountRequest | null;
  readonly draft: DiscountDraftHead | null;
  readonly editors: readonly number[];
  readonly versions: readonly Published[];
  readonly userId: number;
  /** The hash of what the reviewer looked at. */
  readonly seenHash: string;
  readonly decision: "approved" | "changesRequested";
  readonly now: Instant;
};

export type DecidedDiscountReview = {
  readonly request: DiscountRequest;
  readonly draft: DiscountDraftHead;
  /** From when an approved one holds; null of one that is sent back. */
  readonly effectiveAt: Instant | null;
};

/** As of prices: gone or decided already, not a second person, not what was seen, then the instant. */
export function decideDiscountReview(facts: DiscountReviewFacts): Result<DecidedDiscountReview, Refusal> {
  const { request, draft, editors, versions, userId, seenHash, decision, now } = facts;
  if (request === null || draft === null) return refused({ code: "NOT_FOUND" });
  if (request.decided !== null || draft.state !== "inReview") return refused({ code: "NOT_IN_REVIEW" });
  if (!isSecondPerson({ userId, requestedBy: request.requestedBy, editors })) return refused({ code: "SECOND_PERSON_REQUIRED" });
  if (seenHash !== request.contentHash || draft.documentHash !== request.contentHash) return refused({ code: "CONTENT_CHANGED" });
  if (decision === "changesRequested") return ok({ request, draft, effectiveAt: null });
  const refusal = refuseEffective({ effective: request.effective, versions, now });
  if (refusal !== null) return refused(refusal);
  return ok({ request, draft, effectiveAt: request.effective.kind === "at" ? request.effective.at : now });
}
