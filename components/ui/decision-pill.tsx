import type { ReviewKind } from "#lib/domain/home/review-subject.ts";
import type { ReviewDecision } from "#lib/domain/price-plan/price-plan.ts";
import { decisionInWords } from "#lib/domain/review/decided-review.ts";
import { StatusPill } from "./status-pill.tsx";

const LOOKS = {
  approved: { tone: "positive", mark: "full" },
  changesRequested: { tone: "caution", mark: "cross" },
  withdrawn: { tone: "neutral", mark: "open" },
} as const satisfies Record<ReviewDecision, { readonly tone: string; readonly mark: string }>;

/** What became of a request; null while it waits. */
export function DecisionPill({ kind, decision }: { readonly kind: ReviewKind; readonly decision: ReviewDecision | null }) {
  if (decision === null) {
    return (
      <StatusPill tone="neutral" mark="half">
        Waits
      </StatusPill>
    );
  }
  return <StatusPill {...LOOKS[decision]}>{decisionInWords(kind, decision)}</StatusPill>;
}
