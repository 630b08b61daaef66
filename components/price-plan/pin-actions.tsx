"use client";

import { Pin, PinOff } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { InstantField } from "#components/ui/instant-field.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { localTextOf } from "#lib/domain/price-plan/local-instant.ts";
import type { PinRow } from "#lib/domain/price-plan/pin-view.ts";
import type { PlanInBrowser } from "#lib/domain/price-plan/plan-in-browser.ts";
import type { PlanHeadView } from "#lib/domain/price-plan/price-plan-view.ts";
import { nextMidnight } from "#lib/kernel/zone.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import type { ChangeVersionPin } from "./change-version-pin.ts";
import { emptyPin, type PinFields, readPin } from "./pin-fields.ts";
import { PinForm } from "./pin-form.tsx";

type PinVersionProps = { readonly view: PlanInBrowser; readonly changePin: ChangeVersionPin };

/** Keeps an account, or one of its subscriptions, on a version. */
export function PinVersion({ view, changePin }: PinVersionProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" disabled={view.versions.length === 0} onClick={() => setOpen(true)}>
        <Pin aria-hidden="true" />
        Keep somebody on a version…
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Keep somebody on a version of ${view.plan.name}`}
        description="Usage of that time is priced by it, whatever goes live meanwhile. What was used before keeps its price."
      >
        {open ? <NewPin view={view} changePin={changePin} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function NewPin({ view, changePin, onDone }: PinVersionProps & { readonly onDone: () => void }) {
  const { plan, zone, versions } = view;
  const pinnable = versions.filter(({ state }) => state !== "corrective");
  const live = pinnable.find(({ state }) => state === "live") ?? pinnable[0];
  const midnight = localTextOf(nextMidnight(instantOf(view.now), zone), zone);
  const [fields, setFields] = useState<PinFields>(() => emptyPin(live?.version ?? 1, midnight));
  const set = (changes: Partial<PinFields>) => setFields((now) => ({ ...now, ...changes }));
  const { question, problems, needsReason } = readPin(fields, zone);
  return (
    <PinForm plan={plan} zone={zone} question={question} missing={needsReason ? "Say why." : null} changePin={changePin} onDone={onDone}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Account number" hint="Such as A-10001." error={problems.account}>
          {(control) => (
            <Input {...control} value={fields.account} spellCheck={false} onChange={(event) => set({ account: event.target.value })} />
          )}
        </Field>
        <Field label="Subscription" optional hint="Such as S-20001. Empty: all of the account's." error={problems.subscription}>
          {(control) => (
            <Input
              {...control}
              value={fields.subscription}
              spellCheck={false}
              onChange={(event) => set({ subscription: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="Version">
        {(control) => (
          <FilterSelect
            {...control}
            options={pinnable.map(({ version, state, note }) => ({ value: String(version), label: `v${version}, ${state}: ${note}` }))}
            value={String(fields.version)}
            onValueChange={(value) => set({ version: Number.parseInt(value, 10) })}
          />
        )}
      </Field>
      <When label="From" which="from" now="Now" {...{ fields, set, zone }} problem={problems.from} />
      <When label="Until" which="to" now="Until somebody ends it" {...{ fields, set, zone }} problem={problems.to} />
      <Field label="Why" hint="For the record. Whoever looks at the account reads it.">
        {(control) => (
          <Textarea {...control} value={fields.reason} maxLength={500} required onChange={(event) => set({ reason: event.target.value })} />
        )}
      </Field>
    </PinForm>
  );
}

type WhenProps = {
  readonly label: string;
  readonly which: "from" | "to";
  /** What no instant means. */
  readonly now: string;
  readonly fields: PinFields;
  readonly set: (changes: Partial<PinFields>) => void;
  readonly zone: string;
  readonly problem: string | undefined;
};

function When({ label, which, now, fields, set, zone, problem }: WhenProps) {
  const { isSet, local } = fields[which];
  return (
    <div className="grid gap-2">
      <RadioGroup
        label={label}
        value={isSet ? "at" : "none"}
        onValueChange={(value) => set({ [which]: { isSet: value === "at", local } })}
        options={[
          { value: "none", label: now },
          { value: "at", label: "A set time" },
        ]}
      />
      {isSet ? (
        <Field label={`${label} when`} error={problem}>
          {(control) => (
            <InstantField {...control} value={local} onValueChange={(text) => set({ [which]: { isSet, local: text } })} zone={zone} />
          )}
        </Field>
      ) : null}
    </div>
  );
}

type EndPinProps = { readonly plan: PlanHeadView; readonly zone: string; readonly pin: PinRow; readonly changePin: ChangeVersionPin };

/** Ends a pin at once. */
export function EndPin({ plan, zone, pin, changePin }: EndPinProps) {
  const [open, setOpen] = useState(false);
  const who = pin.subscription ?? pin.accountNumber;
  return (
    <>
      <Button variant="ghost" size="small" onClick={() => setOpen(true)}>
        <PinOff aria-hidden="true" />
        End<span className="sr-only">{` v${pin.version} of ${who}`}</span>
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`End v${pin.version} of ${who}`}
        description="At once, for usage from now on. What was used before keeps its price."
      >
        {open ? (
          <PinForm
            plan={plan}
            zone={zone}
            question={{ change: "end", account: pin.accountNumber, pinId: pin.pinId }}
            missing={null}
            changePin={changePin}
            onDone={() => setOpen(false)}
          />
        ) : null}
      </Dialog>
    </>
  );
}
