"use client";

import { AnswerButton, DecisionForm } from "#components/ui/decision-form.tsx";
import { formatInstant } from "#components/ui/format-instant.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { useDecision } from "#components/ui/use-decision.ts";
import type { DecideReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { ReviewView } from "#lib/domain/price-plan/price-plan-view.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import type { Action } from "#lib/web/action-result.ts";
import { instantOf } from "../ui/iso-instant.tsx";

type ReviewDecisionProps = { readonly view: ReviewView; readonly decideReview: Action<DecideReviewInput, unknown> };

/** The second person's word. The button says what it does and from when. */
export function ReviewDecision({ view, decideReview }: ReviewDecisionProps) {
  const { requestId, contentHash, effectiveAt, isEffectiveInPast, isReachPassed, corrects, zone } = view;
  const decision = useDecision<DecideReviewInput, "asRequested" | "now">({
    decide: decideReview,
    inputOf: (answer, note) => ({
      requestId,
      contentHash,
      verdict: answer === "changesRequested" ? { decision: answer, note } : { decision: "approved", liveAt: answer, note },
    }),
    doneWords: { approved: "Approved and published", sentBack: "Sent back with your note" },
  });
  const liveWords = effectiveAt === null ? "live at once" : `live ${formatInstant(instantOf(effectiveAt), zone)}`;
  const approval = corrects === null ? `Approve: ${liveWords}` : "Approve the correction";
  return (
    <Panel title="Your decision" description="It is recorded with your name and binds exactly this content.">
      <DecisionForm
        isStacked
        decision={decision}
        note={{ label: "Note", hint: "Needed when you ask for changes.", missing: "Say what has to change.", maxLength: 2000 }}
        sendBack="Request changes"
        approve={
          <>
            {isEffectiveInPast || isReachPassed ? null : (
              <AnswerButton decision={decision} answer="asRequested" variant="primary" size="large">
                {approval}
              </AnswerButton>
            )}
            {effectiveAt === null || isReachPassed ? null : (
              <AnswerButton decision={decision} answer="now" variant={isEffectiveInPast ? "primary" : "default"}>
                Approve: live now instead
              </AnswerButton>
            )}
          </>
        }
      >
        {isReachPassed ? (
          <Notice tone="caution" title="The date of existing subscriptions has passed">
            {refusalSentence({ code: "EXISTING_DATE_PASSED" })}
          </Notice>
        ) : null}
        {isEffectiveInPast && !isReachPassed ? (
          <Notice tone="caution" title="The chosen time has passed">
            A price never goes live in the past. It can go live now, or go back for another time.
          </Notice>
        ) : null}
      </DecisionForm>
    </Panel>
  );
}
