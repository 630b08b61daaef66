"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { DecideDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountRequestView, WhyNotDecide } from "#lib/domain/discount/discount-view.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { formatInstant } from "../../ui/format-instant.ts";
import { instantOf } from "../../ui/iso-instant.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { notify } from "../../ui/toast.tsx";

const NOTE_ID = "discount-review-note";

const WHY_NOT = {
  permission: "Your role does not include decisions on reviews.",
  requester: "You asked for it, so somebody else decides.",
  editor: "You edited it, so somebody else decides.",
} as const satisfies Record<WhyNotDecide, string>;

type DecideDiscountProps = {
  readonly request: DiscountRequestView;
  readonly zone: string;
  readonly decide: Action<DecideDiscountInput, unknown>;
};

/** The second person's word. The button says what it does and from when. */
export function DecideDiscount({ request, zone, decide }: DecideDiscountProps) {
  if (request.whyNot !== null) return <p className="text-muted">{WHY_NOT[request.whyNot]}</p>;
  return <DecisionForm request={request} zone={zone} decide={decide} />;
}

function DecisionForm({ request, zone, decide }: DecideDiscountProps) {
  const router = useRouter();
  const [note, setNote] = useState("");
  const [isNoteMissing, setIsNoteMissing] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const [keyBase] = useState(() => crypto.randomUUID());
  const { requestId, contentHash, effectiveAt, isEffectiveInPast } = request;

  function say(decision: "approved" | "changesRequested"): void {
    const isMissing = decision === "changesRequested" && note.trim() === "";
    setIsNoteMissing(isMissing);
    if (isMissing) {
      document.getElementById(NOTE_ID)?.focus();
      return;
    }
    startTransition(async () => {
      const result = await decide({ requestId, contentHash, verdict: { decision, note } }, { idempotencyKey: `${keyBase} ${decision}` });
      setRefusal(result.ok ? null : result);
      if (result.ok) notify({ title: decision === "approved" ? "Approved" : "Sent back with your note" });
      router.refresh();
    });
  }

  return (
    <div className="grid gap-3">
      {refusal ? <RefusalMessage message={messageOf(refusal)} {...(refusal.refusal ? { code: refusal.refusal.code } : {})} /> : null}
      {isEffectiveInPast ? (
        <Notice tone="caution" title="The chosen time has passed">
          Nothing holds from the past on. Ask for another time.
        </Notice>
      ) : null}
      <Field
        id={NOTE_ID}
        label="Note"
        hint="Needed when you ask for changes."
        error={isNoteMissing ? "Say what has to change." : undefined}
      >
        {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={2000} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        {isEffectiveInPast ? null : (
          <Button variant="primary" pending={pending} onClick={() => say("approved")}>
            {effectiveAt === null ? "Approve: holds at once" : `Approve: holds from ${formatInstant(instantOf(effectiveAt), zone)}`}
          </Button>
        )}
        <Button disabled={pending} onClick={() => say("changesRequested")}>
          Request changes
        </Button>
      </div>
    </div>
  );
}
