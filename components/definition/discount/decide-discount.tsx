"use client";

import type { DecideDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountRequestView } from "#lib/domain/discount/discount-view.ts";
import type { WhyNotAnswer } from "#lib/domain/review/refuse-answer.ts";
import type { Action } from "#lib/web/action-result.ts";
import { AnswerButton, DecisionForm } from "../../ui/decision-form.tsx";
import { formatInstant } from "../../ui/format-instant.ts";
import { instantOf } from "../../ui/iso-instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useDecision } from "../../ui/use-decision.ts";

const WHY_NOT = {
  permission: "Your role does not include decisions on reviews.",
  requester: "You asked for it, so somebody else decides.",
  editor: "You edited it, so somebody else decides.",
} as const satisfies Record<WhyNotAnswer, string>;

type DecideDiscountProps = {
  readonly request: DiscountRequestView;
  readonly zone: string;
  readonly decide: Action<DecideDiscountInput, unknown>;
};

/** The second person's word. The button says what it does and from when. */
export function DecideDiscount({ request, zone, decide }: DecideDiscountProps) {
  if (request.whyNot !== null) return <p className="text-muted">{WHY_NOT[request.whyNot]}</p>;
  return <DecisionPart request={request} zone={zone} decide={decide} />;
}

function DecisionPart({ request, zone, decide }: DecideDiscountProps) {
  const { requestId, contentHash, effectiveAt, isEffectiveInPast } = request;
  const decision = useDecision<DecideDiscountInput, "approved">({
    decide,
    inputOf: (answer, note) => ({ requestId, contentHash, verdict: { decision: answer, note } }),
    doneWords: { approved: "Approved", sentBack: "Sent back with your note" },
  });
  return (
    <DecisionForm
      decision={decision}
      note={{ label: "Note", hint: "Needed when you ask for changes.", missing: "Say what has to change.", maxLength: 2000 }}
      sendBack="Request changes"
      approve={
        isEffectiveInPast ? null : (
          <AnswerButton decision={decision} answer="approved" variant="primary">
            {effectiveAt === null ? "Approve: holds at once" : `Approve: holds from ${formatInstant(instantOf(effectiveAt), zone)}`}
          </AnswerButton>
        )
      }
    >
      {isEffectiveInPast ? (
        <Notice tone="caution" title="The chosen time has passed">
          Nothing holds from the past on. Ask for another time.
        </Notice>
      ) : null}
    </DecisionForm>
  );
}
