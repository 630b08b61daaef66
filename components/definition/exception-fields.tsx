"use client";

import { Plus, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { type ExceptionDraft, fieldOfException } from "#lib/domain/definition/time-model-draft.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Panel } from "../ui/panel.tsx";
import { fieldId } from "./use-definition-form.ts";

type ExceptionFieldsProps = {
  readonly dates: readonly ExceptionDraft[];
  readonly onChange: (dates: readonly ExceptionDraft[]) => void;
  readonly errorOf: (field: string) => string | undefined;
};

/** Dates on which the week does not hold: each with hours of its own, or none. */
export function ExceptionFields({ dates, onChange, errorOf }: ExceptionFieldsProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  const added = useRef<number | null>(null);

  // After every render: the field of an added date exists only then.
  useEffect(() => {
    if (added.current === null) return;
    document.getElementById(fieldId(fieldOfException(added.current, "date")))?.focus();
    added.current = null;
  });

  function add(): void {
    const key = Math.max(-1, ...dates.map((exception) => exception.key)) + 1;
    added.current = key;
    onChange([...dates, { key, date: "", until: "", yearly: false, windows: "none" }]);
  }

  return (
    <Panel
      title="Dated exceptions"
      description="On these dates their own hours replace those of the week. A night that began on the day before ends at midnight."
      actions={
        <Button ref={addButton} size="small" onClick={add}>
          <Plus aria-hidden="true" />
          Add a date
        </Button>
      }
    >
      {dates.length === 0 ? (
        <p className="text-muted">None: every date follows the week.</p>
      ) : (
        <div className="grid gap-4">
          {dates.map((exception, index) => (
            <ExceptionRow
              key={exception.key}
              exception={exception}
              position={index + 1}
              errorOf={errorOf}
              onChange={(change) => onChange(dates.map((each) => (each.key === exception.key ? { ...each, ...change } : each)))}
              onRemove={() => {
                onChange(dates.filter((each) => each.key !== exception.key));
                addButton.current?.focus();
              }}
            />
          ))}
        </div>
      )}
    </Panel>
  );
}

type ExceptionRowProps = Pick<ExceptionFieldsProps, "errorOf"> & {
  readonly exception: ExceptionDraft;
  readonly position: number;
  readonly onChange: (change: Partial<ExceptionDraft>) => void;
  readonly onRemove: () => void;
};

function ExceptionRow({ exception, position, errorOf, onChange, onRemove }: ExceptionRowProps) {
  const { key, date, until, yearly, windows } = exception;
  const [dateField, untilField, windowsField] = (["date", "until", "windows"] as const).map((member) => fieldOfException(key, member));
  return (
    <fieldset className="grid items-start gap-3 border-line-soft border-b pb-4 last:border-b-0 last:pb-0 @lg:grid-cols-[9.5rem_9.5rem_minmax(0,1fr)_auto]">
      <legend className="sr-only">{`Exception ${position}`}</legend>
      <Field id={fieldId(dateField ?? "")} label="Date" error={errorOf(dateField ?? "")}>
        {(control) => <Input {...control} type="date" value={date} onChange={(event) => onChange({ date: event.target.value })} />}
      </Field>
      <Field id={fieldId(untilField ?? "")} label="Until" optional error={errorOf(untilField ?? "")}>
        {(control) => <Input {...control} type="date" value={until} onChange={(event) => onChange({ until: event.target.value })} />}
      </Field>
      <Field id={fieldId(windowsField ?? "")} label="Hours" hint="10:00-14:00; all day; none" error={errorOf(windowsField ?? "")}>
        {(control) => (
          <Input
            {...control}
            value={windows}
            autoComplete="off"
            spellCheck={false}
            className="figures"
            onChange={(event) => onChange({ windows: event.target.value })}
          />
        )}
      </Field>
      <div className="flex items-center gap-3 @lg:pt-6.5">
        <label className="flex min-h-8 items-center gap-1.5">
          <input
            type="checkbox"
            checked={yearly}
            className="size-4 accent-accent"
            onChange={(event) => onChange({ yearly: event.target.checked })}
          />
          Every year
        </label>
        <Button variant="ghost" size="square" aria-label={`Remove exception ${position}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
    </fieldset>
  );
}
