import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import { refuseEffective } from "./decide-submit-draft.ts";
import type { ApprovalRequest, DraftHead, VersionHead } from "./price-plan.ts";

export type ReviewFacts = {
  readonly request: ApprovalRequest | null;
  readonly draft: DraftHead | null;
  readonly editors: readonly number[];
  readonly versions: readonly Pick<VersionHead, "effectiveAt">[];
  readonly userId: number;
  /** The hash of what the reviewer looked at. */
  readonly seenHash: string;
  readonly verdict: { readonly decision: "approved"; readonly liveAt: "asRequested" | "now" } | { readonly decision: "changesRequested" };
  readonly now: Instant;
};

export type DecidedReview =
  | { readonly decision: "approved"; readonly request: ApprovalRequest; readonly draft: DraftHead; readonly effectiveAt: Instant }
  | { readonly decision: "changesRequested"; readonly request: ApprovalRequest; readonly draft: DraftHead };

/**
 * Refused in this order: gone or decided already, not a second person, not what was seen, then the instant. "When
 * approved", and an approver's "now", mean the instant of the approval itself.
 */
export function decideReview(facts: ReviewFacts): Result<DecidedReview, Refusal> {
  const { request, draft, editors, versions, userId, seenHash, verdict, now } = facts;
  if (request === null || draft === null) return refused({ code: "NOT_FOUND" });
  if (request.decided !== null || draft.state !== "inReview") return refused({ code: "NOT_IN_REVIEW" });
  if (!isSecondPerson({ userId, requestedBy: request.requestedBy, editors })) return refused({ code: "SECOND_PERSON_REQUIRED" });
  if (seenHash !== request.contentHash || draft.documentHash !== request.contentHash) return refused({ code: "CONTENT_CHANGED" });
  if (verdict.decision === "changesRequested") return ok({ decision: "changesRequested", request, draft });
  const effective = verdict.liveAt === "now" ? { kind: "onApproval" as const } : request.effective;
  const refusal = refuseEffective({ effective, versions, now });
  if (refusal !== null) return refused(refusal);
  return ok({ decision: "approved", request, draft, effectiveAt: effective.kind === "at" ? effective.at : now });
}

/** Who decides is neither who asked nor anyone who edited what is decided. */
export function isSecondPerson(people: {
  readonly userId: number;
  readonly requestedBy: number;
  readonly editors: readonly number[];
}): boolean {
  return people.userId !== people.requestedBy && !people.editors.includes(people.userId);
}
