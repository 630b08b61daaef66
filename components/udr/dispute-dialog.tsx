"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useId, useState, useTransition } from "react";
import { answerOf, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import { DISPUTE_OUTCOMES, type DisputeOutcome } from "#lib/domain/dispute/dispute.ts";
import { OUTCOME_WORDS } from "#lib/domain/dispute/dispute-view.ts";
import type { ReasonView } from "#lib/domain/udr/udr-view.ts";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import type { DisputeActions } from "./dispute-actions.ts";

export type DisputeDialogProps = {
  readonly udrId: number;
  /** The open dispute, which ends; null: one is opened. */
  readonly disputeId: number | null;
  readonly reasons: readonly ReasonView[];
  readonly actions: DisputeActions;
  readonly onClose: () => void;
};

/** Holds what a customer disputes back from the bills, or puts it back. */
export function DisputeDialog({ disputeId, ...props }: DisputeDialogProps) {
  return disputeId === null ? <Opening {...props} /> : <Ending {...props} disputeId={disputeId} />;
}

type FormProps = Omit<DisputeDialogProps, "disputeId">;

function Opening({ udrId, reasons, actions, onClose }: FormProps) {
  const [reasonCode, setReasonCode] = useState("");
  const [words, setWords] = useState("");
  const [ticket, setTicket] = useState("");
  const [isTried, setTried] = useState(false);
  const sending = useSending(onClose);
  const error = isTried && words.trim() === "" ? "Say what the customer disputes." : undefined;
  const unreasoned = isTried && reasonCode === "" ? "Choose a reason." : undefined;

  function send(): void {
    setTried(true);
    if (words.trim() === "" || reasonCode === "") return;
    sending.run(async (idempotencyKey) => {
      const input = { udrId, reasonCode, words: words.trim(), ...(ticket.trim() === "" ? {} : { ticket: ticket.trim() }) };
      const done = await answerOf(actions.openDispute(input, { idempotencyKey }));
      if (!done.ok) return done;
      const { heldItems } = done.value;
      notify({ title: "Held for the dispute.", description: heldInWords(heldItems) });
      return null;
    });
  }

  return (
    <DisputeForm
      title="Hold for dispute"
      description="No bill takes what waits for this UDR until the dispute ends. What was billed or paid stays as it is, and it may be corrected meanwhile."
      submit="Hold for dispute"
      sending={sending}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label="Reason" error={unreasoned}>
        {(control) => (
          <FilterSelect
            {...control}
            options={[{ value: "", label: "Choose a reason…" }, ...reasons.map(({ code, label }) => ({ value: code, label }))]}
            value={reasonCode}
            onValueChange={setReasonCode}
          />
        )}
      </Field>
      <Field label="What the customer says" error={error}>
        {(control) => <Textarea {...control} rows={3} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Field label="Ticket" optional>
        {(control) => <Input {...control} maxLength={40} value={ticket} onChange={(event) => setTicket(event.target.value)} />}
      </Field>
    </DisputeForm>
  );
}

function Ending({ udrId, disputeId, actions, onClose }: FormProps & { readonly disputeId: number }) {
  const [outcome, setOutcome] = useState<DisputeOutcome>("stands");
  const [words, setWords] = useState("");
  const sending = useSending(onClose);

  function send(): void {
    sending.run(async (idempotencyKey) => {
      const input = { udrId, disputeId, outcome, ...(words.trim() === "" ? {} : { words: words.trim() }) };
      const done = await answerOf(actions.closeDispute(input, { idempotencyKey }));
      if (!done.ok) return done;
      notify({ title: "The dispute is ended.", description: freedInWords(done.value) });
      return null;
    });
  }

  return (
    <DisputeForm
      title="End the dispute"
      description="What was held goes back to billing: to the next bill, or on one at once where the billing terms say so."
      submit="End the dispute"
      sending={sending}
      onSubmit={send}
      onClose={onClose}
    >
      <Field label="How it ended">
        {(control) => (
          <FilterSelect
            {...control}
            options={DISPUTE_OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
            value={outcome}
            onValueChange={(value) => setOutcome(DISPUTE_OUTCOMES.find((each) => each === value) ?? "stands")}
          />
        )}
      </Field>
      <Field label="In your words" optional>
        {(control) => <Textarea {...control} rows={3} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
    </DisputeForm>
  );
}

type NotDone = ActionRefused | ActionFault;
type Sending = {
  readonly pending: boolean;
  readonly refusal: NotDone | null;
  readonly run: (send: (idempotencyKey: string) => Promise<NotDone | null>) => void;
};

/** One key for as long as the dialog stands: a second press means the same dispute. */
function useSending(onClose: () => void): Sending {
  const router = useRouter();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [refusal, setRefusal] = useState<NotDone | null>(null);
  const [pending, startTransition] = useTransition();
  function run(send: (key: string) => Promise<NotDone | null>): void {
    if (pending) return;
    startTransition(async () => {
      const refused = await send(idempotencyKey);
      setRefusal(refused);
      if (refused !== null) return;
      onClose();
      router.refresh();
    });
  }
  return { pending, refusal, run };
}

type DisputeFormProps = {
  readonly title: string;
  readonly description: string;
  readonly submit: string;
  readonly sending: Sending;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

function DisputeForm({ title, description, submit, sending, onSubmit, onClose, children }: DisputeFormProps) {
  const formId = useId();
  return (
    <Dialog
      title={title}
      description={description}
      size="small"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" form={formId} variant="primary" pending={sending.pending}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4"
        onKeyDown={submitOnControlEnter}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {sending.refusal === null ? null : <RefusalMessage title="Nothing was saved." {...toldOf(sending.refusal)} />}
        {children}
      </form>
    </Dialog>
  );
}

function heldInWords(items: number): string {
  if (items === 0) return "Nothing of it waits for a bill now; what is rated for it from now on will wait.";
  return items === 1 ? "1 item is on no bill until the dispute ends." : `${items} items are on no bill until the dispute ends.`;
}

function freedInWords({ freedItems, bill }: { readonly freedItems: number; readonly bill: string | null }): string {
  if (freedItems === 0) return "Nothing of it waited for a bill.";
  const what = freedItems === 1 ? "1 item" : `${freedItems} items`;
  return bill === null ? `${what} may be billed again.` : `${what} went on bill ${bill} at once: the billing terms say so.`;
}
