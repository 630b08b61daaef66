"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { RefusalMessage } from "../ui/refusal-message.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { notify } from "../ui/toast.tsx";
import type { DiscardLine } from "./import-actions.ts";
import { useMove } from "./use-move.ts";

type DiscardDialogProps = {
  readonly importId: number;
  readonly line: number;
  readonly discardLine: DiscardLine;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Gives a parked line up for good, with a reason: nobody will be charged for it. */
export function DiscardDialog({ importId, line, discardLine, onClose, onDone }: DiscardDialogProps) {
  const { move, isPending, notDone } = useMove();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);

  async function discard(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    const done = await move((options) => discardLine({ importId, line, reason }, options));
    if (done === null) return;
    notify({ title: `Line ${line} was given up.` });
    onClose();
    onDone();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="small"
      title={`Give up line ${line}`}
      description="It never becomes a UDR, and nobody is charged for it. The line is kept as it was sent."
    >
      <form noValidate className="grid gap-4" onSubmit={(event) => void discard(event)}>
        {notDone === null ? null : <RefusalMessage {...notDone} />}
        <Field label="Why" error={isMissing ? "Say why this usage is given up." : undefined} hint="For the audit trail.">
          {(control) => (
            <Textarea {...control} value={reason} rows={2} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>Go back</Button>} />
          <Button type="submit" variant="danger" pending={isPending}>
            Give it up
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
