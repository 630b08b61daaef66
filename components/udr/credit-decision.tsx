"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatMoney } from "#components/ui/format-money.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { ApprovalWanted } from "#lib/domain/udr/change-preview.ts";
import type { DecideCreditInput } from "#lib/domain/udr/credit-review-schema.ts";
import type { CreditReviewView } from "#lib/domain/udr/credit-review-view.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";

type CreditDecisionProps = { readonly view: CreditReviewView; readonly decide: Action<DecideCreditInput, unknown> };
type Answer = DecideCreditInput["verdict"]["decision"];

const NOTE_ID = "credit-review-note";

/** The second person's word. The button says what it credits; what cannot be approved has no such button. */
export function CreditDecision({ view, decide }: CreditDecisionProps) {
  const router = useRouter();
  const [note, setNote] = useState("");
  const [isNoteMissing, setIsNoteMissing] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const [keyBase] = useState(() => crypto.randomUUID());
  const { requestId, contentHash, impact, currency } = view;
  const preview = impact.kind === "preview" && !impact.isStale ? impact.preview : null;

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
      if (result.ok) notify({ title: answer === "approved" ? "Approved, and the UDR is corrected" : "Rejected with your words" });
      router.refresh();
    });
  }

  function verdictOf(answer: Answer): DecideCreditInput["verdict"] | null {
    if (answer === "changesRequested") return { decision: answer, note };
    return preview && { decision: answer, note, previewToken: preview.token };
  }

  return (
    <Panel
      title="Your decision"
      description="It is recorded with your name. An approval posts exactly these entries, and is of your own limit."
    >
      <div className="grid gap-3">
        {refusal ? <RefusalMessage message={messageOf(refusal)} {...(refusal.refusal ? { code: refusal.refusal.code } : {})} /> : null}
        {preview?.approval ? <AboveOwnLimit approval={preview.approval} currency={currency} /> : null}
        <Field id={NOTE_ID} label="In your words" hint="Needed when you reject it." error={isNoteMissing ? "Say why not." : undefined}>
          {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={500} />}
        </Field>
        <div className="flex flex-wrap gap-2">
          {preview === null ? null : (
            <Button variant="primary" pending={pending} disabled={preview.approval !== null} onClick={() => say("approved")}>
              Approve {formatMoney({ value: preview.net, currency, sign: "always" })}
            </Button>
          )}
          <Button disabled={pending} onClick={() => say("changesRequested")}>
            Reject
          </Button>
        </div>
      </div>
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
