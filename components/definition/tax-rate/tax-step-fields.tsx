"use client";

import { inForceMessage } from "#lib/domain/tax-rate/decide-save-tax-rate.ts";
import { fieldOfStep, type TaxRateDraft, type TaxRateSetting, type TaxStepDraft } from "#lib/domain/tax-rate/tax-rate-draft.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PercentSteps } from "../product/percent-steps.tsx";
import { fieldId } from "../use-definition-form.ts";

type TaxStepFieldsProps = {
  readonly draft: Pick<TaxRateDraft, "steps">;
  readonly setting: TaxRateSetting;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (steps: readonly TaxStepDraft[]) => void;
};

/** The steps that products had already, as they are, and those that may be changed. */
export function TaxStepFields({ draft: { steps }, setting, errorOf, onChange }: TaxStepFieldsProps) {
  return (
    <PercentSteps<TaxStepDraft>
      className="max-w-3xl"
      title="Steps"
      description={`Each holds until the next begins, at midnight in ${setting.zone}.`}
      field="steps"
      addLabel="Add a step"
      none="No step yet."
      notice={
        steps.some(({ isFixed }) => isFixed) ? (
          <Notice tone="caution" className="mb-3">
            {inForceMessage(setting.users.count)} What is billed stays in any case.
          </Notice>
        ) : null
      }
      one="Step"
      percentLabel="Tax"
      percentField={(key) => fieldOfStep(key, "percent")}
      heldSince={({ isFixed, day }) => (isFixed ? day : null)}
      errorOf={errorOf}
      rows={steps}
      fresh={{ percent: "", day: "", isFixed: false }}
      withKey={(fresh, key) => ({ ...fresh, key })}
      onChange={onChange}
    >
      {({ key, day }, change) => (
        <Field id={fieldId(fieldOfStep(key, "day"))} label="From" error={errorOf(fieldOfStep(key, "day"))}>
          {(control) => (
            <Input {...control} type="date" value={day} className="figures" onChange={(event) => change({ day: event.target.value })} />
          )}
        </Field>
      )}
    </PercentSteps>
  );
}
