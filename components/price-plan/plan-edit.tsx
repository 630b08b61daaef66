"use client";

import { Tag as TagIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { answerOf, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import { descriptionProblem, MOST_DESCRIPTION_LETTERS, MOST_NAME_LETTERS, nameProblem } from "#lib/domain/definition/definition-texts.ts";
import type { EditPlanForm } from "#lib/domain/price-plan/plan-edit-schema.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";

type PlanEditProps = {
  readonly plan: PlanHeadView;
  readonly revision: number;
  readonly editPlan: Action<EditPlanForm, unknown>;
};

/** Name and description. Prices have drafts and reviews of their own. */
export function PlanEdit(props: PlanEditProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        <TagIcon aria-hidden="true" />
        Rename…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Name and description"
        description="The code, the currency and the prices stay as they are."
      >
        {open ? <PlanEditForm {...props} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

const NAME_ID = "plan-name";
const DESCRIPTION_ID = "plan-description";

function PlanEditForm({ plan, revision: first, editPlan, onClose }: PlanEditProps & { readonly onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState(plan.name);
  const [description, setDescription] = useState(plan.description ?? "");
  const [revision, setRevision] = useState(first);
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const nameError = nameProblem(name) ?? (refusal?.refusal?.path === "name" ? messageOf(refusal) : null);
  const errors = [
    ...(nameError === null ? [] : [{ fieldId: NAME_ID, message: nameError }]),
    ...(descriptionProblem(description) === null ? [] : [{ fieldId: DESCRIPTION_ID, message: descriptionProblem(description) ?? "" }]),
  ];
  const shown = attempt === 0 ? [] : errors;
  const errorOf = (fieldId: string) => shown.find((error) => error.fieldId === fieldId)?.message;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    setRefusal(null);
    if (nameProblem(name) !== null || descriptionProblem(description) !== null || pending) return;
    startTransition(async () => {
      const result = await answerOf(editPlan({ code: plan.code, revision, name, description }, { idempotencyKey: crypto.randomUUID() }));
      if (!result.ok) return setRefusal(result);
      notify({ tone: "positive", title: "Name and description saved" });
      onClose();
      router.refresh();
    });
  }

  return (
    <form noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      <ErrorSummary errors={shown} attempt={attempt} />
      {refusal === null || refusal.refusal?.path === "name" ? null : (
        <Refused
          refusal={refusal}
          onOverwrite={(seen) => {
            setRevision(seen);
            setRefusal(null);
          }}
        />
      )}
      <Field id={NAME_ID} label="Name" error={errorOf(NAME_ID)}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={MOST_NAME_LETTERS}
            autoComplete="off"
            required
            onChange={(event) => {
              setName(event.target.value);
              setRefusal(null);
            }}
          />
        )}
      </Field>
      <Field id={DESCRIPTION_ID} label="Description" optional error={errorOf(DESCRIPTION_ID)}>
        {(control) => (
          <Textarea
            {...control}
            value={description}
            maxLength={MOST_DESCRIPTION_LETTERS}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </div>
    </form>
  );
}

type RefusedProps = { readonly refusal: ActionRefused | ActionFault; readonly onOverwrite: (revision: number) => void };

/** What a colleague saved meanwhile is shown before anything is saved over it. */
function Refused({ refusal, onOverwrite }: RefusedProps) {
  const { code, params = {} } = refusal.refusal ?? {};
  const { revision, name, description, by } = params;
  if (code !== "STALE_REVISION" || typeof revision !== "number") {
    return <RefusalMessage title="It was not saved." {...toldOf(refusal)} />;
  }
  return (
    <div role="alert">
      <Notice
        tone="caution"
        title={`${by ?? "Somebody"} saved it while you were editing. Nothing of yours is lost or saved yet.`}
        actions={<Button onClick={() => onOverwrite(revision)}>Go on with mine</Button>}
      >
        {`What is saved now: ${name ?? ""}${description ? `. ${description}` : ""}`}
      </Notice>
    </div>
  );
}
