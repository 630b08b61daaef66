"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useState, useTransition } from "react";
import { answerOf, isUnanswered, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { ActionFault, ActionRefused, ActionResult } from "#lib/web/action-result.ts";

type Run = (reason: string, options: { readonly idempotencyKey: string }) => Promise<ActionResult<unknown>>;

type ReasonDialogProps = {
  readonly title: string;
  readonly description: string;
  readonly hint: string;
  /** Names what is done, such as "Put on hold". */
  readonly label: string;
  readonly variant: "primary" | "danger";
  readonly done: string;
  readonly run: Run;
  readonly trigger: ReactNode;
  readonly triggerVariant: "ghost" | "default";
};

const LONGEST = 500;

/** A button whose doing needs a reason. */
export function ReasonDialog({ trigger, triggerVariant, ...form }: ReasonDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={triggerVariant} onClick={() => setOpen(true)}>
        {trigger}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} size="small" title={form.title} description={form.description}>
        {open ? <ReasonForm {...form} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

type ReasonFormProps = Omit<ReasonDialogProps, "trigger" | "triggerVariant"> & { readonly onDone: () => void };

function ReasonForm({ hint, label, variant, done, run, onDone }: ReasonFormProps) {
  const router = useRouter();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const isMissing = reason.trim() === "";

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (isMissing || pending) return;
    startTransition(async () => {
      const result = await answerOf(run(reason, { idempotencyKey }));
      if (!result.ok) {
        if (!isUnanswered(result)) setIdempotencyKey(crypto.randomUUID());
        return setFailure(result);
      }
      notify({ tone: "positive", title: done });
      onDone();
      router.refresh();
    });
  }

  return (
    <form noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      {failure === null ? null : <RefusalMessage {...toldOf(failure)} />}
      <Field label="Why" hint={hint} error={isTried && isMissing ? "Say why." : undefined}>
        {(control) => (
          <Textarea {...control} value={reason} maxLength={LONGEST} required onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Go back</Button>} />
        <Button type="submit" variant={variant} pending={pending}>
          {label}
        </Button>
      </div>
    </form>
  );
}
