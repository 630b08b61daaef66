"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { answerOf, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { announce } from "#components/ui/live-region.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { submitOnControlEnter } from "#components/ui/submit-on-control-enter.ts";
import type { Sample } from "#lib/domain/price-plan/sample.ts";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import type { DraftActions } from "./draft-actions.ts";
import { SamplePriceText } from "./sample-price.tsx";

export type SampleInHand = Omit<Sample, "sampleId" | "revision"> & {
  /** Null while it is not kept yet. */
  readonly replaces: Pick<Sample, "sampleId" | "revision"> | null;
};

type SampleDialogProps = {
  readonly pricePlanId: number;
  readonly sample: SampleInHand | null;
  readonly onClose: () => void;
} & Pick<DraftActions, "saveSample">;

/** Names a usage that is to be priced again with every change; or gives one that is kept another name. */
export function SampleDialog({ sample, onClose, ...props }: SampleDialogProps) {
  return (
    <Dialog
      open={sample !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="small"
      title={sample?.replaces ? "Rename the sample" : "Keep as a sample"}
      description="Priced again with every change of the draft, for all who work on this plan."
    >
      {sample === null ? null : <SampleForm sample={sample} onClose={onClose} {...props} />}
    </Dialog>
  );
}

type SampleFormProps = Omit<SampleDialogProps, "sample"> & { readonly sample: SampleInHand };

function SampleForm({ pricePlanId, sample, onClose, saveSample }: SampleFormProps) {
  const router = useRouter();
  const [name, setName] = useState(sample.name);
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  // A new one after every answer: only what got none is the same request sent again.
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID());
  const isTaken = refusal?.refusal?.code === "NAME_TAKEN";
  const problem = name.trim() === "" ? "Give it a name." : isTaken ? "Another sample has that name. Choose another." : undefined;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setAttempt((count) => count + 1);
    if (name.trim() === "") return;
    startTransition(async () => {
      const { replaces, usage, expected } = sample;
      const result = await answerOf(saveSample({ pricePlanId, replaces, name, usage, expected }, { idempotencyKey }));
      setIdempotencyKey(crypto.randomUUID());
      if (!result.ok) {
        setRefusal(result);
        // Brings in what a colleague made of it.
        if (result.refusal?.code === "STALE_REVISION" || result.refusal?.code === "NOT_FOUND") router.refresh();
        return;
      }
      announce(replaces === null ? `${name.trim()} is kept as a sample.` : `The sample is called ${name.trim()}.`);
      onClose();
      router.refresh();
    });
  }

  return (
    <form noValidate onSubmit={submit} onKeyDown={submitOnControlEnter} className="grid gap-4">
      {refusal && !isTaken ? <RefusalMessage {...toldOf(refusal)} /> : null}
      <Field label="Name" error={attempt === 0 ? undefined : problem}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={100}
            onChange={(event) => {
              setName(event.target.value);
              setRefusal(null);
            }}
          />
        )}
      </Field>
      <p>
        Expected: <SamplePriceText price={sample.expected} />
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>Cancel</Button>} />
        <Button type="submit" variant="primary" pending={pending}>
          {sample.replaces === null ? "Keep the sample" : "Rename the sample"}
        </Button>
      </div>
    </form>
  );
}
