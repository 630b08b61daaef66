"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { descriptionProblem, nameProblem } from "#lib/domain/definition/definition-texts.ts";
import type { EditDiscountForm } from "#lib/domain/discount/discount-actions-schema.ts";
import type { DiscountRow } from "#lib/domain/discount/discount-view.ts";
import { type Action, type ActionFault, type ActionRefused, messageOf } from "#lib/web/action-result.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogClose } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { RefusalMessage } from "../../ui/refusal-message.tsx";
import { submitOnControlEnter } from "../../ui/submit-on-control-enter.ts";
import { Textarea } from "../../ui/textarea.tsx";
import { notify } from "../../ui/toast.tsx";

type RenameDiscountProps = {
  readonly discount: Pick<DiscountRow, "code" | "name" | "description" | "revision">;
  readonly edit: Action<EditDiscountForm, unknown>;
};

/** Name and description. What it gives has drafts and reviews of its own. */
export function RenameDiscount(props: RenameDiscountProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        Rename…
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Name and description" description="The code and what it gives stay as they are.">
        {open ? <RenameForm {...props} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

const NAME_ID = "discount-name";
const DESCRIPTION_ID = "discount-description";

function RenameForm({ discount, edit, onClose }: RenameDiscountProps & { readonly onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState(discount.name);
  const [description, setDescription] = useState(discount.description ?? "");
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const problems = attempt === 0 ? [null, null] : [nameProblem(name), descriptionProblem(description)];

  function save(event: SubmitEvent): void {
    event.preventDefault();
    setAttempt((count) => count + 1);
    setRefusal(null);
    if (nameProblem(name) !== null || descriptionProblem(description) !== null || pending) return;
    startTransition(async () => {
      const { code, revision } = discount;
      const result = await edit({ code, revision, name, description }, { idempotencyKey: crypto.randomUUID() });
      if (!result.ok) return setRefusal(result);
      notify({ tone: "positive", title: "Name and description saved" });
      onClose();
      router.refresh();
    });
  }

  return (
    <form noValidate onSubmit={save} onKeyDown={submitOnControlEnter} className="grid gap-4">
      {refusal ? <RefusalMessage title="It was not saved." message={messageOf(refusal)} /> : null}
      <Field id={NAME_ID} label="Name" error={problems[0] ?? undefined}>
        {(control) => <Input {...control} value={name} autoComplete="off" required onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field id={DESCRIPTION_ID} label="Description" optional error={problems[1] ?? undefined}>
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
