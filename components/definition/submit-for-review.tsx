"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import type { SubmitDiscountInput } from "#lib/domain/discount/discount-actions-schema.ts";
import type { Action, ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { answerOf, toldOf } from "../ui/answer-of.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Field } from "../ui/field.tsx";
import { InstantField } from "../ui/instant-field.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { submitOnControlEnter } from "../ui/submit-on-control-enter.ts";
import { Textarea } from "../ui/textarea.tsx";
import { notify } from "../ui/toast.tsx";

/** Of what is submitted beside which draft it is. */
export type Submission = Omit<SubmitDiscountInput, "code">;

type SubmitForReviewProps = {
  /** "discount": what is submitted. */
  readonly what: string;
  readonly revision: number;
  readonly zone: string;
  /** Next midnight, as a datetime-local field holds it. */
  readonly defaultEffective: string;
  readonly disabled: boolean;
  readonly submit: Action<Submission, unknown>;
};

/** Asks a second person: from when it is to hold, and why. */
export function SubmitForReview(props: SubmitForReviewProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" disabled={props.disabled} onClick={() => setOpen(true)}>
        <Send aria-hidden="true" />
        Submit for review
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Submit for review" description="A second person decides about exactly this draft.">
        {open ? <SubmitForm {...props} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

const AT_ID = "submission-live-from";
const NOTE_ID = "submission-why";

type SubmitFormProps = SubmitForReviewProps & { readonly onClose: () => void };

function SubmitForm({ what, revision, zone, defaultEffective, submit, onClose }: SubmitFormProps) {
  const router = useRouter();
  const [when, setWhen] = useState<"at" | "onApproval">("at");
  const [local, setLocal] = useState(defaultEffective);
  const [note, setNote] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const errors = [
    ...(when === "at" && local === "" ? [{ fieldId: AT_ID, message: "Give a date and a time." }] : []),
    ...(note.trim() === "" ? [{ fieldId: NOTE_ID, message: "Say why, for the reviewer and for the record." }] : []),
  ];
  const shown = attempt === 0 ? [] : errors;
  const errorOf = (fieldId: string) => shown.find((error) => error.fieldId === fieldId)?.message;

  function send(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (errors.length > 0 || pending) return;
    startTransition(async () => {
      const effective = when === "at" ? ({ kind: "at", local } as const) : ({ kind: "onApproval" } as const);
      const result = await answerOf(submit({ revision, effective, note }, { idempotencyKey }));
      if (!result.ok) return setRefusal(result);
      notify({ title: "Submitted for review", description: "It is read only until a second person has decided." });
      onClose();
      router.refresh();
    });
  }

  return (
    <form noValidate onSubmit={send} onKeyDown={submitOnControlEnter} className="grid gap-4">
      <ErrorSummary errors={shown} attempt={attempt} />
      {refusal ? <RefusalMessage {...toldOf(refusal)} /> : null}
      <RadioGroup
        label="Holds"
        value={when}
        onValueChange={(value) => setWhen(value === "onApproval" ? "onApproval" : "at")}
        options={[
          { value: "at", label: "From a set time", detail: "For usage from that instant on. What was used before keeps its price." },
          { value: "onApproval", label: "When it is approved", detail: "From the very moment of the approval." },
        ]}
      />
      {when === "at" ? (
        <Field id={AT_ID} label="From" error={errorOf(AT_ID)}>
          {(control) => <InstantField {...control} value={local} onValueChange={setLocal} zone={zone} />}
        </Field>
      ) : null}
      <Field id={NOTE_ID} label="Why" hint="For the reviewer, and kept with the version." error={errorOf(NOTE_ID)}>
        {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={2000} required />}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Go back</Button>} />
        <Button type="submit" variant="primary" pending={pending}>
          {`Submit the ${what}`}
        </Button>
      </div>
    </form>
  );
}
