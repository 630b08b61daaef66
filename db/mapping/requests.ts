import { type Effective, REVIEW_DECISIONS, type ReviewAnswer, type ReviewDecision } from "#lib/domain/price-plan/price-plan.ts";
import type { approvalRequest } from "../schema/price-plan.ts";
import { oneOf } from "./from-db.ts";

type RequestRow = typeof approvalRequest.$inferSelect;

/** What every request has, whatever a second person is asked. */
export function fromDbRequest(row: RequestRow) {
  const { requestId, contentHash, note, requestedBy, requestedAt } = row;
  return { requestId, contentHash, note, requestedBy, requestedAt, decided: fromDbAnswer(row) };
}

function fromDbAnswer({ decision, decidedBy, decidedAt, decisionNote }: RequestRow): ReviewAnswer | null {
  if (decision === null || decidedBy === null || decidedAt === null) return null;
  return { decision: fromDbDecision(decision), by: decidedBy, at: decidedAt, note: decisionNote };
}

export function fromDbDecision(decision: string): ReviewDecision {
  return oneOf(REVIEW_DECISIONS, decision, "approval_request.decision");
}

export function fromDbEffective({ effectiveAt }: Pick<RequestRow, "effectiveAt">): Effective {
  return effectiveAt === null ? { kind: "onApproval" } : { kind: "at", at: effectiveAt };
}
