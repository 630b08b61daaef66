"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { DecideAdHocInput } from "#lib/domain/discount/ad-hoc-review-schema.ts";
import type { AdHocReviewView } from "#lib/domain/discount/ad-hoc-review-view.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { formatMoney } from "../../ui/format-money.ts";
import { Panel } from "../../ui/panel.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { Select } from "../../ui/select.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { notify } from "../../ui/toast.tsx";

type AdHocDecisionProps = { readonly view: AdHocReviewView; readonly decide: Action<DecideAdHocInput, unknown> };
type Answer = DecideAdHocInput["verdict"]["decision"];

const NOTE_ID = "ad-hoc-review-note";

/** The second person's word. The button says what the usage costs after it. */
export function AdHocDecision({ view, decide }: AdHocDecisionProps) {
  const router = useRouter();
  const [note, setNote] = useState("");
  const [isNoteMissing, setIsNoteMissing] = useState(false);
  const [reasonCode, setReasonCode] = useState(view.reasons[0]?.code ?? "");
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const [keyBase] = useState(() => crypto.randomUUID());
  const { requestId, contentHash, impact, currency, reasons } = view;

  function say(answer: Answer): void {
    const isMissing = answer === "changesRequested" && note.trim() === "";
    setIsNoteMissing(isMissing);
    if (isMissing) {
      document.getElementById(NOTE_ID)?.focus();
      return;
    }
    const verdict = verdictOf(answer);
    if (verdict === null) return;
    startTransition(async () => {
      const result = await decide({ requestId, contentHash, verdict }, { idempotencyKey: `${keyBase} ${answer}` });
      setRefusal(result.ok ? null : result);
      if (result.ok) notify({ title: answer === "approved" ? "Approved, and the usage is priced again" : "Sent back with your note" });
      router.refresh();
    });
  }

  function verdictOf(answer: Answer): DecideAdHocInput["verdict"] | null {
    if (answer === "changesRequested") return { decision: answer, note };
    return impact.kind === "entries" ? { decision: answer, note, reasonCode, previewToken: impact.token } : null;
  }

  return (
    <Panel title="Your decision" description="It is recorded with your name, and posts exactly these entries.">
      <div className="grid gap-3">
        {refusal ? <RefusalMessage message={messageOf(refusal)} {...(refusal.refusal ? { code: refusal.refusal.code } : {})} /> : null}
        {impact.kind === "entries" ? (
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
        ) : null}
        <Field id={NOTE_ID} label="Note" hint="Needed when you send it back." error={isNoteMissing ? "Say why not." : undefined}>
          {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} />}
        </Field>
        <div className="flex flex-wrap gap-2">
          {impact.kind === "entries" ? (
            <Button variant="primary" pending={pending} onClick={() => say("approved")}>
              Approve: {formatMoney({ value: impact.gross.after, currency })} instead of{" "}
              {formatMoney({ value: impact.gross.before, currency })}
            </Button>
          ) : null}
          <Button disabled={pending} onClick={() => say("changesRequested")}>
            Send it back
          </Button>
        </div>
      </div>
    </Panel>
  );
}
