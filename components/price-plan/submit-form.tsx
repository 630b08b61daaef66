"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { answerOf, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogClose } from "#components/ui/dialog.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import { useFirstFocus } from "#components/ui/use-first-focus.ts";
import type { DraftView } from "#lib/domain/price-plan/price-plan-view.ts";
import type { SampleChange } from "#lib/domain/price-plan/sample.ts";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { ChangeList } from "./change-list.tsx";
import type { DraftActions } from "./draft-actions.ts";
import type { DraftChanges } from "./draft-changes.ts";
import { FIELD, firstChoice, problemsOf, publicationOf, type SubmitChoice } from "./submit-choice.ts";
import { SubmitCorrection } from "./submit-correction.tsx";
import { SubmitNewPrices } from "./submit-new-prices.tsx";
import { SubmitSamples } from "./submit-samples.tsx";

type SubmitFormProps = {
  readonly view: DraftView;
  readonly revision: number;
  readonly changes: DraftChanges;
  readonly samples: readonly SampleChange[];
  /** The version whose past led here to be corrected. */
  readonly corrects: number | null;
  readonly onClose: () => void;
} & Pick<DraftActions, "submitDraft">;

export function SubmitForm({ view, revision, changes, samples, corrects, onClose, submitDraft }: SubmitFormProps) {
  const router = useRouter();
  const [choice, setChoice] = useState(() => firstChoice(view, corrects));
  // What was confirmed is this list and no other: a price that moves since asks again.
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const shownSamples = JSON.stringify(samples);
  const [attempt, setAttempt] = useState(0);
  const form = useFirstFocus(`#${FIELD.note}`);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const isCorrection = choice.purpose === "correction";
  const isConfirmed = samples.length === 0 || confirmed === shownSamples;
  const errors = problemsOf(choice, { view, hasChanges: changes.count > 0, isConfirmed });
  const shown = attempt === 0 ? [] : errors;
  const errorOf = (fieldId: string) => shown.find((error) => error.fieldId === fieldId)?.message;
  const onChange = (changed: Partial<SubmitChoice>) => setChoice((before) => ({ ...before, ...changed }));

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (errors.length > 0) return;
    startTransition(async () => {
      const acknowledged = isCorrection ? [] : samples.map((sample) => ({ sampleId: sample.sampleId, now: sample.now }));
      const asked = { draftId: view.draftId, revision, ...publicationOf(choice), note: choice.note, acknowledgedSamples: acknowledged };
      const result = await answerOf(submitDraft(asked, { idempotencyKey }));
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
      {refusal ? <RefusalMessage {...toldOf(refusal)} /> : null}
      <div id={FIELD.purpose} tabIndex={-1}>
        {view.correctable.length === 0 ? null : <Purpose choice={choice} onChange={onChange} />}
      </div>
      {isCorrection ? null : (
        <div className="rounded-lg border px-3.5 py-3">
          <ChangeList changes={changes.named} empty="Nothing differs from the version in force." />
          {changes.named.length < changes.count ? (
            <p className="mt-3 text-muted text-xs">{`and ${changes.count - changes.named.length} more`}</p>
          ) : null}
        </div>
      )}
      {isCorrection || samples.length === 0 ? null : (
        <SubmitSamples
          samples={samples}
          isConfirmed={isConfirmed}
          error={errorOf(FIELD.samples)}
          onConfirm={(isMeant) => setConfirmed(isMeant ? shownSamples : null)}
        />
      )}
      {isCorrection ? (
        <SubmitCorrection view={view} choice={choice} onChange={onChange} errorOf={errorOf} />
      ) : (
        <SubmitNewPrices view={view} choice={choice} onChange={onChange} errorOf={errorOf} />
      )}
      <Field id={FIELD.note} label="Why" hint="For the reviewer, and kept with the version." error={errorOf(FIELD.note)}>
        {(control) => (
          <Textarea
            {...control}
            value={choice.note}
            onChange={(event) => onChange({ note: event.target.value })}
            maxLength={2000}
            required
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Go on editing</Button>} />
        <Button type="submit" variant="primary" pending={pending}>
          {isCorrection ? "Submit the correction" : submitWords(changes.count)}
        </Button>
      </div>
    </form>
  );
}

function submitWords(changes: number): string {
  if (changes === 0) return "Submit unchanged prices";
  return `Submit ${changes} ${changes === 1 ? "change" : "changes"}`;
}

type PurposeProps = { readonly choice: SubmitChoice; readonly onChange: (changed: Partial<SubmitChoice>) => void };

function Purpose({ choice, onChange }: PurposeProps) {
  return (
    <RadioGroup
      label="What it is for"
      value={choice.purpose}
      onValueChange={(value) => onChange({ purpose: value === "correction" ? "correction" : "newPrices" })}
      options={[
        { value: "newPrices", label: "New prices", detail: "From an instant ahead." },
        { value: "correction", label: "Correction of the past", detail: "Says what a version should have said for a time that is over." },
      ]}
    />
  );
}
