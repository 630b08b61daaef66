"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useId, useState, useTransition } from "react";
import { descriptionProblem, nameProblem } from "#lib/domain/definition/definition-texts.ts";
import type { Action, ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import { answerOf, toldOf } from "../ui/answer-of.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { submitOnControlEnter } from "../ui/submit-on-control-enter.ts";
import { Textarea } from "../ui/textarea.tsx";
import { notify } from "../ui/toast.tsx";

type RenameDialogProps = {
  readonly stored: { readonly name: string; readonly description: string | null };
  /** What it leaves as it is. */
  readonly explanation: string;
  readonly save: Action<{ readonly name: string; readonly description: string }, unknown>;
};

/** Name and description of what has drafts and reviews of its own. */
export function RenameDialog(props: RenameDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        Rename…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Name and description" description={props.explanation}>
        {open ? <RenameForm {...props} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function RenameForm({ stored, save, onClose }: RenameDialogProps & { readonly onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState(stored.name);
  const [description, setDescription] = useState(stored.description ?? "");
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const id = useId();
  const problems = attempt === 0 ? [null, null] : [nameProblem(name), descriptionProblem(description)];

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    setRefusal(null);
    if (nameProblem(name) !== null || descriptionProblem(description) !== null || pending) return;
    startTransition(async () => {
      const result = await answerOf(save({ name, description }, { idempotencyKey: crypto.randomUUID() }));
      if (!result.ok) return setRefusal(result);
      notify({ tone: "positive", title: "Name and description saved" });
      onClose();
      router.refresh();
    });
  }

  return (
    <form noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      {refusal ? <RefusalMessage title="It was not saved." {...toldOf(refusal)} /> : null}
      <Field id={`${id}-name`} label="Name" error={problems[0] ?? undefined}>
        {(control) => <Input {...control} value={name} autoComplete="off" required onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field id={`${id}-description`} label="Description" optional error={problems[1] ?? undefined}>
        {(control) => <Textarea {...control} value={description} onChange={(event) => setDescription(event.target.value)} />}
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
