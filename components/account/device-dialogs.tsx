"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { AlertDialog } from "#components/ui/alert-dialog.tsx";
import { answerOf, isUnanswered, notDoneNotice, toldOf } from "#components/ui/answer-of.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RefusalMessage } from "#components/ui/refusal-message.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { DeviceView } from "#lib/domain/device/device-view.ts";
import type { ActionFault, ActionRefused } from "#lib/web/action-result.ts";
import type { DeviceActions } from "./device-actions.ts";
import { PeopleDialog } from "./people-dialog.tsx";

type Target = { readonly account: string; readonly subscription: string };
type AddDeviceProps = { readonly target: Target; readonly actions: DeviceActions };

export function AddDevice({ target, actions }: AddDeviceProps) {
  const [number, setNumber] = useState("");
  const [label, setLabel] = useState("");
  return (
    <PeopleDialog
      title={`Add a device to ${target.subscription}`}
      trigger={
        <Button size="small">
          Add a device<span className="sr-only"> to {target.subscription}</span>
        </Button>
      }
      done={`The device is added to ${target.subscription}.`}
      onOpen={() => {
        setNumber("");
        setLabel("");
      }}
      save={(options) => actions.addDevice({ ...target, number, label }, options)}
    >
      {(errorOf) => (
        <>
          <Field label="Number" hint="As the provider knows it: the number on the smart card or decoder." error={errorOf("number")}>
            {(control) => (
              <Input
                {...control}
                value={number}
                maxLength={40}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
                onChange={(event) => setNumber(event.target.value)}
              />
            )}
          </Field>
          <LabelField value={label} onChange={setLabel} error={errorOf("label")} />
        </>
      )}
    </PeopleDialog>
  );
}

type LabelFieldProps = { readonly value: string; readonly onChange: (label: string) => void; readonly error: string | undefined };

function LabelField({ value, onChange, error }: LabelFieldProps) {
  return (
    <Field label="Label" optional hint="What the household calls it, such as Bedroom." error={error}>
      {(control) => (
        <Input {...control} value={value} maxLength={60} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

type ChangeDeviceProps = AddDeviceProps & {
  readonly device: DeviceView;
  /** The subscription's others that are in use. */
  readonly others: readonly DeviceView[];
};

/** Label, make default, remove: what can be done with one device. */
export function ChangeDevice({ target, device, others, actions }: ChangeDeviceProps) {
  const { number, ending, label, isDefault } = device;
  const which = `the device ending ${ending}`;
  const [typed, setTyped] = useState("");
  return (
    <>
      <PeopleDialog
        title={`Label ${which}`}
        trigger={
          <Button size="small" variant="ghost" aria-label={`Label ${which}`}>
            Label
          </Button>
        }
        done={`The label of ${which} is saved.`}
        onOpen={() => setTyped(label ?? "")}
        save={(options) => actions.labelDevice({ ...target, number, label: typed, seen: label }, options)}
      >
        {(errorOf) => <LabelField value={typed} onChange={setTyped} error={errorOf("label")} />}
      </PeopleDialog>
      {isDefault ? null : <MakeDefault target={target} device={device} others={others} actions={actions} />}
      {/* The default goes last: until then orders must have somewhere to go. */}
      {isDefault && others.length > 0 ? null : <RemoveDevice target={target} device={device} others={others} actions={actions} />}
    </>
  );
}

function MakeDefault({ target, device: { number, ending }, others, actions }: ChangeDeviceProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const seen = others.find(({ isDefault }) => isDefault)?.number ?? null;

  function run(): void {
    startTransition(async () => {
      const done = await answerOf(actions.setDefaultDevice({ ...target, number, seen }, { idempotencyKey: crypto.randomUUID() }));
      if (done.ok) notify({ tone: "positive", title: `Orders now go to the device ending ${ending}.` });
      else notify(notDoneNotice(done, "Nothing was changed."));
      if (done.ok || !isUnanswered(done)) router.refresh();
    });
  }

  return (
    <Button size="small" variant="ghost" pending={pending} onClick={run} aria-label={`Make default: the device ending ${ending}`}>
      Make default
    </Button>
  );
}

function RemoveDevice({ target, device: { number, ending, isDefault }, actions }: ChangeDeviceProps) {
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ActionRefused | ActionFault | null>(null);
  const [pending, startTransition] = useTransition();

  function confirm(): void {
    startTransition(async () => {
      const done = await answerOf(actions.removeDevice({ ...target, number }, { idempotencyKey: crypto.randomUUID() }));
      if (!done.ok) return setRefusal(done);
      setIsAsking(false);
      notify({ tone: "positive", title: `The device ending ${ending} is removed.` });
      router.refresh();
    });
  }

  return (
    <AlertDialog
      title={`Remove the device ending ${ending}?`}
      description={
        isDefault
          ? "It is the only one: what must be delivered cannot be ordered any more. What was delivered to it stays on record."
          : "Nothing is delivered to it from now on. What was delivered stays on record, and it can be added again."
      }
      confirmLabel="Remove"
      pending={pending}
      open={isAsking}
      onOpenChange={(open) => {
        setIsAsking(open);
        setRefusal(null);
      }}
      onConfirm={confirm}
      trigger={
        <Button size="small" variant="ghost" aria-label={`Remove the device ending ${ending}`}>
          Remove
        </Button>
      }
    >
      {refusal ? <RefusalMessage title="It was not removed." {...toldOf(refusal)} /> : null}
    </AlertDialog>
  );
}
