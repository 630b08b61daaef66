"use client";

import { AnswerButton, DecisionForm } from "#components/ui/decision-form.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { useDecision } from "#components/ui/use-decision.ts";
import type { ApprovalWanted } from "#lib/domain/udr/change-preview.ts";
import type { DecideCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import type { CreditReviewView } from "#lib/domain/udr/credit-review-view.ts";
import type { Action } from "#lib/web/action-result.ts";

type CreditDecisionProps = { readonly view: CreditReviewView; readonly decide: Action<DecideCreditInput, unknown> };

/** Where it can be approved. */
const BINDS = " An approval posts exactly these entries, and counts towards your own limit.";

/** The second person's word. The button says what it credits; what cannot be approved has no such button. */
export function CreditDecision({ view, decide }: CreditDecisionProps) {
  const { requestId, contentHash, impact, currency } = view;
  const preview = impact.kind === "preview" && !impact.isStale ? impact.preview : null;
  const decision = useDecision<DecideCreditInput, "approved">({
    decide,
    inputOf: (answer, note) => {
      if (answer === "changesRequested") return { requestId, contentHash, verdict: { decision: answer, note } };
      return preview && { requestId, contentHash, verdict: { decision: answer, note, previewToken: preview.token } };
    },
    doneWords: { approved: "Approved, and the UDR is corrected", sentBack: "Rejected with your words" },
  });
  return (
    <Panel title="Your decision" description={`It is recorded with your name.${preview === null ? "" : BINDS}`}>
      <DecisionForm
        decision={decision}
        note={{ label: "In your words", hint: "Needed when you reject it.", missing: "Say why not.", maxLength: 500 }}
        sendBack="Reject"
        approve={
          preview === null ? null : (
            <AnswerButton decision={decision} answer="approved" variant="primary" disabled={preview.approval !== null}>
              Approve {formatMoney({ value: preview.net, currency, sign: "always" })}
            </AnswerButton>
          )
        }
      >
        {preview?.approval ? <AboveOwnLimit approval={preview.approval} currency={currency} /> : null}
      </DecisionForm>
    </Panel>
  );
}

type AboveOwnLimitProps = { readonly approval: ApprovalWanted; readonly currency: string };

/** What is approved is of the approver's own limit. */
function AboveOwnLimit({ approval: { of, credit, limit }, currency }: AboveOwnLimitProps) {
  const [asked, allowed] = [formatMoney({ value: credit, currency }), formatMoney({ value: limit, currency })];
  return (
    <Notice tone="caution" title="Above your own limit">
      {of === "day" ? `With what you credited and approved today this makes ${asked}` : `This credits ${asked}`}; your limit{" "}
      {of === "day" ? "for a day" : "for one action"} is {allowed}. Somebody else must approve it.
    </Notice>
  );
}
