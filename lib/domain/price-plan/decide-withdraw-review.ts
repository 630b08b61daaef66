import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Refusal } from "../refusal.ts";
import type { ApprovalRequest, DraftHead } from "./price-plan.ts";

type WithdrawFacts = { readonly draft: DraftHead | null; readonly request: ApprovalRequest | null };

/** Anyone who may edit the plan may take it out of review again, so that an absent colleague does not block it. */
export function decideWithdrawReview({ draft, request }: WithdrawFacts): Result<ApprovalRequest, Refusal> {
  if (draft === null) return refused({ code: "NOT_FOUND" });
  if (draft.state !== "inReview" || request === null || request.decided !== null) return refused({ code: "NOT_IN_REVIEW" });
  return ok(request);
}
