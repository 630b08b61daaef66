"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";
import { ErrorSummary, type FieldError } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { InstantField } from "#components/ui/instant-field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import { useFirstFocus } from "#components/ui/use-first-focus.ts";
import { instantOfLocalText } from "#lib/domain/price-plan/local-instant.ts";
import type { NamedChange } from "#lib/domain/price-plan/named-change.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { SampleChange } from "#lib/domain/price-plan/sample.ts";
import { type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import { ChangeList } from "./change-list.tsx";
import type { DraftActions } from "./draft-actions.ts";
import { SampleChanges } from "./sample-changes.tsx";
import { spanInWords } from "./span-in-words.ts";

type SubmitFormProps = {
  readonly view: DraftView;
  readonly revision: number;
  readonly changes: readonly NamedChange[];
  readonly samples: readonly SampleChange[];
  readonly onClose: () => void;
} & Pick<DraftActions, "submitDraft">;

const AT_ID = "submit-effective-at";
const NOTE_ID = "submit-note";
const SAMPLES_ID = "submit-samples";

export function SubmitForm({ view, revision, changes, samples, onClose, submitDraft }: SubmitFormProps) {
  const router = useRouter();
  const [when, setWhen] = useState<"at" | "onApproval">("at");
  const [local, setLocal] = useState(view.defaultEffective);
  const [note, setNote] = useState("");
  // What was confirmed is this list and no other: a price that moves since asks again.
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const shownSamples = JSON.stringify(samples);
  const [attempt, setAttempt] = useState(0);
  const form = useFirstFocus(`#${NOTE_ID}`);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const at = instantOfLocalText(local, view.zone);
  const now = instantOf(view.now);
  const errors = problems({ when, at, now, note, isConfirmed: samples.length === 0 || confirmed === shownSamples });
  const shown = attempt === 0 ? [] : errors;
  const errorOf = (fieldId: string) => shown.find((error) => error.fieldId === fieldId)?.message;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (errors.length > 0) return;
    startTransition(async () => {
      const effective = when === "at" ? ({ kind: "at", local } as const) : ({ kind: "onApproval" } as const);
      const result = await submitDraft(
        {
          draftId: view.draftId,
          revision,
          effective,
          note,
          acknowledgedSamples: samples.map((sample) => ({ sampleId: sample.sampleId, now: sample.now })),
        },
        { idempotencyKey },
      );
      if (!result.ok) {
        setRefusal(result);
        // Brings in the samples that a colleague has kept or changed meanwhile.
        if (result.refusal?.code === "SAMPLES_CHANGED") router.refresh();
        return;
      }
      notify({ title: "Submitted for review", description: "It is read only until a second person has decided." });
      onClose();
      router.refresh();
    });
  }

  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      <ErrorSummary errors={shown} attempt={attempt} />
      {refusal ? <RefusalMessage message={messageOf(refusal)} {...(refusal.refusal ? { code: refusal.refusal.code } : {})} /> : null}
      <div className="rounded-lg border px-3.5 py-3">
        <ChangeList changes={changes} empty="Nothing changed." />
      </div>
      {samples.length === 0 ? null : (
        <ChangedSamples
          samples={samples}
          isConfirmed={confirmed === shownSamples}
          error={errorOf(SAMPLES_ID)}
          onConfirm={(isConfirmed) => setConfirmed(isConfirmed ? shownSamples : null)}
        />
      )}
      <RadioGroup
        label="Goes live"
        value={when}
        onValueChange={(value) => setWhen(value === "at" ? "at" : "onApproval")}
        options={[
          { value: "at", label: "At a set time", detail: "Everyone's usage from that instant on. What was used before keeps its price." },
          { value: "onApproval", label: "When it is approved", detail: "At the very moment of the approval." },
        ]}
      />
      {when === "at" ? (
        <Field
          id={AT_ID}
          label="Live from"
          error={errorOf(AT_ID)}
          hint={at === null || at <= now ? undefined : `That is ${spanInWords(now, at)}.`}
        >
          {(control) => <InstantField {...control} value={local} onValueChange={setLocal} zone={view.zone} />}
        </Field>
      ) : null}
      <Field id={NOTE_ID} label="Why" hint="For the reviewer, and kept with the version." error={errorOf(NOTE_ID)}>
        {(control) => <Textarea {...control} value={note} onChange={(event) => setNote(event.target.value)} maxLength={2000} required />}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Go on editing</Button>} />
        <Button type="submit" variant="primary" pending={pending}>
          {`Submit ${changes.length} ${changes.length === 1 ? "change" : "changes"}`}
        </Button>
      </div>
    </form>
  );
}

type ChangedSamplesProps = {
  readonly samples: readonly SampleChange[];
  readonly isConfirmed: boolean;
  readonly error: string | undefined;
  readonly onConfirm: (isConfirmed: boolean) => void;
};

/** What somebody keeps an eye on changes: whoever submits says that it is meant, and the reviewer is shown that they did. */
function ChangedSamples({ samples, isConfirmed, error, onConfirm }: ChangedSamplesProps) {
  return (
    <section aria-label="Samples" className="grid gap-3 rounded-lg border px-3.5 py-3">
      <p className="font-medium">
        {samples.length === 1 ? "A sample would cost something else" : `${samples.length} samples would cost something else`}
      </p>
      <SampleChanges samples={samples} />
      <Field id={SAMPLES_ID} label={samples.length === 1 ? "This price is meant" : "These prices are meant"} error={error}>
        {(control) => (
          <input
            {...control}
            type="checkbox"
            checked={isConfirmed}
            onChange={(event) => onConfirm(event.target.checked)}
            className="size-4 justify-self-start accent-accent"
          />
        )}
      </Field>
    </section>
  );
}

type Filled = {
  readonly when: "at" | "onApproval";
  readonly at: number | null;
  readonly now: number;
  readonly note: string;
  readonly isConfirmed: boolean;
};

function problems({ when, at, now, note, isConfirmed }: Filled): readonly FieldError[] {
  return [
    ...(isConfirmed ? [] : [{ fieldId: SAMPLES_ID, message: "Look at the samples and confirm their new prices." }]),
    ...(when === "at" && at === null ? [{ fieldId: AT_ID, message: "Give a date and a time." }] : []),
    ...(when === "at" && at !== null && at <= now
      ? [{ fieldId: AT_ID, message: "A price goes live in the future. Choose a later time." }]
      : []),
    ...(note.trim() === "" ? [{ fieldId: NOTE_ID, message: "Say why, for the reviewer and for the record." }] : []),
  ];
}
