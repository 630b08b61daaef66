"use client";

import { useState } from "react";
import type { DecideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { AdHocReviewView } from "#lib/domain/discount/ad-hoc-review-view.ts";
import type { Action } from "#lib/web/action-result.ts";
import { AnswerButton, DecisionForm } from "../../ui/decision-form.tsx";
import { Field } from "../../ui/field.tsx";
import { formatMoney } from "../../ui/format-money.ts";
import { Panel } from "../../ui/panel.tsx";
import { Select } from "../../ui/select.tsx";
import { useDecision } from "../../ui/use-decision.ts";

type AdHocDecisionProps = { readonly view: AdHocReviewView; readonly decide: Action<DecideAdHocInput, unknown> };

/** The second person's word. The button says what the usage costs after it. */
export function AdHocDecision({ view, decide }: AdHocDecisionProps) {
  const { requestId, contentHash, impact, currency, reasons } = view;
  const [reasonCode, setReasonCode] = useState(reasons[0]?.code ?? "");
  const entries = impact.kind === "entries" ? impact : null;
  const decision = useDecision<DecideAdHocInput, "approved">({
    decide,
    inputOf: (answer, note) => {
      if (answer === "changesRequested") return { requestId, contentHash, verdict: { decision: answer, note } };
      return entries && { requestId, contentHash, verdict: { decision: answer, note, reasonCode, previewToken: entries.token } };
    },
    doneWords: { approved: "Approved, and the usage is priced again", sentBack: "Sent back with your note" },
  });
  return (
    <Panel
      title="Your decision"
      description={`It is recorded with your name${entries === null ? "" : ", and posts exactly these entries"}.`}
    >
      <DecisionForm
        decision={decision}
        note={{ label: "Note", hint: "Needed when you send it back.", missing: "Say why not.", maxLength: 500 }}
        sendBack="Send it back"
        approve={
          entries && (
            <AnswerButton decision={decision} answer="approved" variant="primary">
              Approve: {formatMoney({ value: entries.gross.after, currency })} instead of{" "}
              {formatMoney({ value: entries.gross.before, currency })}
            </AnswerButton>
          )
        }
      >
        {entries && (
          <Field label="Reason">
            {(control) => (
              <Select
                {...control}
                options={reasons.map(({ code, label }) => ({ value: code, label }))}
                value={reasonCode}
                onValueChange={setReasonCode}
              />
            )}
          </Field>
        )}
      </DecisionForm>
    </Panel>
  );
}
