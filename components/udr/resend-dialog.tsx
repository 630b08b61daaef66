"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { answerOf, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogClose } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { notify } from "#components/ui/toast.tsx";
import { deviceInWords } from "#lib/domain/device/device-view.ts";
import type { ResendOffer } from "#lib/domain/provisioning/delivery-view.ts";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import type { ResendAction } from "./resend-action.ts";

type ResendDialogProps = {
  readonly udrId: number;
  readonly offer: Extract<ResendOffer, { readonly kind: "offered" }>;
  readonly resendRequest: ResendAction;
};

/** Sends what was ordered once more, to one of the household's devices. A second press means the same request. */
export function ResendDialog({ udrId, offer: { devices, preset, latest }, resendRequest }: ResendDialogProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [device, setDevice] = useState(preset ?? "");
  const [key, setKey] = useState("");
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();
  const only = devices.length === 1 ? devices[0] : undefined;

  function send(): void {
    if (pending) return;
    startTransition(async () => {
      const input = { udrId, seen: latest, ...(device === "" ? {} : { device }) };
      const done = await answerOf(resendRequest(input, { idempotencyKey: key }));
      if (!done.ok) return setRefusal(done);
      setIsOpen(false);
      notify({ tone: "positive", title: `Sent again, to the device ending ${done.value.deviceEnding}.` });
      router.refresh();
    });
  }

  return (
    <Dialog
      title="Send it again"
      description="The provider is asked once more for the same. It costs the customer nothing, and nothing posts."
      size="small"
      trigger={<Button size="small">Resend</Button>}
      open={isOpen}
      onOpenChange={(open) => {
        setDevice(preset ?? "");
        setKey(crypto.randomUUID());
        setRefusal(null);
        setIsOpen(open);
      }}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {refusal === null ? null : <RefusalMessage title="It was not sent." {...toldOf(refusal)} />}
        {only ? (
          <p>To {deviceInWords(only).replace("Ending", "the device ending")}.</p>
        ) : (
          <Field label="Device">
            {(control) => (
              <FilterSelect
                {...control}
                options={devices.map((one) => ({ value: one.number, label: deviceInWords(one) }))}
                value={device}
                onValueChange={setDevice}
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" variant="primary" pending={pending}>
            Send again
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
