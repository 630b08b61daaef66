"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatInstant } from "#components/ui/format-instant.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { DecideReviewInput } from "#lib/domain/price-plan/price-plan-actions-schema.ts";
import type { ReviewView } from "#lib/domain/price-plan/price-plan-view.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { instantOf } from "../ui/iso-instant.tsx";

type ReviewDecisionProps = { readonly view: ReviewView; readonly decideReview: Action<DecideReviewInput, unknown> };
type Choice = "asRequested" | "now" | "changesRequested";

/** The second person's word. The button says what it does and from when. */
export function ReviewDecision({ view, decideReview }: ReviewDecisionProps) {
  const router = useRouter();
  const [note, setNote] = useState("");
  const [noteMissing, setNoteMissing] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [pending, startTransition] = useTransition();
  const [keyBase] = useState(() => crypto.randomUUID());
  const { requestId, contentHash, effectiveAt, isEffectiveInPast, isReachPassed, corrects, zone } = view;

  function decide(chosen: Choice): void {
    const isNoteMissing = chosen === "changesRequested" && note.trim() === "";
    setNoteMissing(isNoteMissing);
    if (isNoteMissing) {
      document.getElementById(NOTE_ID)?.focus();
      return;
    }
    setChoice(chosen);
    startTransition(async () => {
      const verdict =
        chosen === "changesRequested" ? ({ decision: chosen, note } as const) : ({ decision: "approved", liveAt: chosen, note } as const);
      const result = await decideReview({ requestId, contentHash, verdict }, { idempotencyKey: `${keyBase} ${chosen}` });
      setRefusal(result.ok ? null : result);
      if (result.ok) notify({ title: chosen === "changesRequested" ? "Sent back with your note" : "Approved and published" });
      router.refresh();
    });
  }

  const isPending = (each: Choice) => pending && choice === each;
  const liveWords = effectiveAt === null ? "live at once" : `live ${formatInstant(instantOf(effectiveAt), zone)}`;
  const approval = corrects === null ? `Approve: ${liveWords}` : "Approve the correction";
  return (
    <Panel title="Your decision" description="It is recorded with your name and binds exactly this content.">
      <div className="grid gap-3">
        {refusal ? <RefusalMessage message={messageOf(refusal)} {...(refusal.refusal ? { code: refusal.refusal.code } : {})} /> : null}
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
        <Field
          id={NOTE_ID}
          label="Note"
          hint="Needed when you ask for changes."
          error={noteMissing ? "Say what has to change." : undefined}
        >
          {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={2000} />}
        </Field>
        <div className="grid gap-2">
          {isEffectiveInPast || isReachPassed ? null : (
            <Button
              variant="primary"
              size="large"
              pending={isPending("asRequested")}
              disabled={pending}
              onClick={() => decide("asRequested")}
            >
              {approval}
            </Button>
          )}
          {effectiveAt === null || isReachPassed ? null : (
            <Button
              variant={isEffectiveInPast ? "primary" : "default"}
              pending={isPending("now")}
              disabled={pending}
              onClick={() => decide("now")}
            >
              Approve: live now instead
            </Button>
          )}
          <Button pending={isPending("changesRequested")} disabled={pending} onClick={() => decide("changesRequested")}>
            Request changes
          </Button>
        </div>
      </div>
    </Panel>
  );
}

const NOTE_ID = "review-note";
