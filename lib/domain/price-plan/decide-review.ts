import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { refuseAnswer } from "../review/refuse-answer.ts";
import { type PublishedBefore, refuseCorrection } from "./decide-correction.ts";
import { refuseEffective, refuseReach } from "./decide-submit-draft.ts";
import type { ApprovalRequest, DraftHead, Effective } from "./price-plan.ts";

export type ReviewFacts = {
  readonly request: ApprovalRequest | null;
  readonly draft: DraftHead | null;
  readonly editors: readonly number[];
  readonly versions: readonly PublishedBefore[];
  readonly userId: number;
  /** The hash of what the reviewer looked at. */
  readonly seenHash: string;
  readonly verdict: { readonly decision: "approved"; readonly liveAt: "asRequested" | "now" } | { readonly decision: "changesRequested" };
  readonly now: Instant;
  /** Of the plan. */
  readonly zone: string;
};

export type DecidedReview =
  | { readonly decision: "approved"; readonly request: ApprovalRequest; readonly draft: DraftHead; readonly effectiveAt: Instant }
  | { readonly decision: "changesRequested"; readonly request: ApprovalRequest; readonly draft: DraftHead };

/**
 * Refused in this order: gone or decided already, not a second person, not what was seen, then the instant. "When
 * approved", and an approver's "now", mean the instant of the approval itself. Whom it reaches and what it corrects stand in the
 * request, which never changes: they are approved with it, and only the clock may have made them impossible.
 */
export function decideReview(facts: ReviewFacts): Result<DecidedReview, Refusal> {
  const { request, draft, editors, userId, seenHash, verdict, now } = facts;
  if (request === null || draft === null) return refused({ code: "NOT_FOUND" });
  const refusedAnswer = refuseAnswer({ request, draft, editors, userId, seenHash });
  if (refusedAnswer !== null) return refused(refusedAnswer);
  if (verdict.decision === "changesRequested") return ok({ decision: "changesRequested", request, draft });
  const effective = verdict.liveAt === "now" ? { kind: "onApproval" as const } : request.effective;
  const refusal = refuseApproval(request, effective, facts);
  if (refusal !== null) return refused(refusal);
  return ok({ decision: "approved", request, draft, effectiveAt: effective.kind === "at" ? effective.at : now });
}

function refuseApproval(
  { reach, corrects }: ApprovalRequest,
  effective: Effective,
  { versions, now, zone }: Pick<ReviewFacts, "versions" | "now" | "zone">,
): Refusal | null {
  const refusal = refuseEffective({ effective, versions, now });
  if (refusal !== null) return refusal;
  if (corrects !== null) return refuseCorrection({ corrects, reach, versions, now, zone });
  const late = refuseReach({ reach, liveAt: effective.kind === "at" ? effective.at : now });
  return late && { code: "EXISTING_DATE_PASSED" };
}
