"use client";

import { CircleAlert, Plus, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { inForceMessage } from "#lib/domain/tax-rate/decide-save-tax-rate.ts";
import { fieldOfStep, type TaxRateDraft, type TaxRateSetting, type TaxStepDraft } from "#lib/domain/tax-rate/tax-rate-draft.ts";
import { Button } from "../../ui/button.tsx";
import { ExactInput } from "../../ui/exact-input.tsx";
import { Field } from "../../ui/field.tsx";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { Input } from "../../ui/input.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { fieldId } from "../use-definition-form.ts";

type TaxStepFieldsProps = {
  readonly draft: Pick<TaxRateDraft, "steps">;
  readonly setting: TaxRateSetting;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (steps: readonly TaxStepDraft[]) => void;
};

/** The steps that products had already, as they are, and those that may be changed. */
export function TaxStepFields({ draft: { steps }, setting, errorOf, onChange }: TaxStepFieldsProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  const added = useRef<number | null>(null);
  const error = errorOf("steps");

  // After every render: the field of an added step exists only then.
  useEffect(() => {
    if (added.current === null) return;
    document.getElementById(fieldId(fieldOfStep(added.current, "percent")))?.focus();
    added.current = null;
  });

  function add(): void {
    const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
    added.current = key;
    onChange([...steps, { key, percent: "", day: "", isFixed: false }]);
  }

  return (
    <Panel
      className="max-w-3xl"
      title="Steps"
      description={`Each holds until the next begins, at midnight in ${setting.zone}.`}
      actions={
        <Button ref={addButton} id={fieldId("steps")} size="small" onClick={add}>
          <Plus aria-hidden="true" />
          Add a step
        </Button>
      }
    >
      {error === undefined ? null : (
        <p className="flex items-start gap-1.5 pb-2 text-negative text-xs">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
      {steps.some(({ isFixed }) => isFixed) ? (
        <Notice tone="caution" className="mb-3">
          {inForceMessage(setting.users.count)} What is billed stays in any case.
        </Notice>
      ) : null}
      <div className="grid gap-4">
        {steps.map((step, index) =>
          step.isFixed ? (
            <p key={step.key} className="flex min-h-8 flex-wrap items-center gap-x-4">
              <span className="figures w-16 font-medium">{formatQuantity(step.percent)} %</span>
              <span>from {step.day}</span>
              <span className="text-muted text-xs">stays as it is</span>
            </p>
          ) : (
            <TaxStepRow
              key={step.key}
              step={step}
              position={index + 1}
              errorOf={errorOf}
              onChange={(change) => onChange(steps.map((each) => (each.key === step.key ? { ...each, ...change } : each)))}
              onRemove={() => {
                onChange(steps.filter((each) => each.key !== step.key));
                addButton.current?.focus();
              }}
            />
          ),
        )}
      </div>
    </Panel>
  );
}

type TaxStepRowProps = Pick<TaxStepFieldsProps, "errorOf"> & {
  readonly step: TaxStepDraft;
  readonly position: number;
  readonly onChange: (change: Partial<TaxStepDraft>) => void;
  readonly onRemove: () => void;
};

function TaxStepRow({ step: { key, percent, day }, position, errorOf, onChange, onRemove }: TaxStepRowProps) {
  const [percentField, dayField] = [fieldOfStep(key, "percent"), fieldOfStep(key, "day")];
  return (
    <fieldset className="grid items-start gap-3 @lg:grid-cols-[9rem_12rem_auto]">
      <legend className="sr-only">{`Step ${position}`}</legend>
      <Field id={fieldId(percentField)} label="Tax" error={errorOf(percentField)}>
        {(control) => <ExactInput {...control} after="%" value={percent} onValueChange={(text) => onChange({ percent: text })} />}
      </Field>
      <Field id={fieldId(dayField)} label="From" error={errorOf(dayField)}>
        {(control) => (
          <Input {...control} type="date" value={day} className="figures" onChange={(event) => onChange({ day: event.target.value })} />
        )}
      </Field>
      <div className="@lg:pt-6.5">
        <Button variant="ghost" size="square" aria-label={`Remove step ${position}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
    </fieldset>
  );
}
