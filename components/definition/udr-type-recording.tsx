"use client";

import type { UdrTypeDraft } from "#lib/domain/definition/udr-type-draft.ts";
import type { UdrTypeChoices } from "#lib/domain/definition/udr-type-editor-view.ts";
import { CHANNEL_NAMES } from "#lib/domain/definition/udr-type-view.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { Input } from "../ui/input.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { UdrTypeCheck } from "./udr-type-check.tsx";
import { fieldId } from "./use-definition-form.ts";

type UdrTypeRecordingProps = {
  readonly draft: UdrTypeDraft;
  readonly choices: UdrTypeChoices;
  readonly isRecorded: boolean;
  readonly onChange: (change: Partial<UdrTypeDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

/** What every UDR of the type says, whatever it is about, and where it may come from. */
export function UdrTypeRecording({ draft, choices, isRecorded, onChange, errorOf }: UdrTypeRecordingProps) {
  const units = choices.units.map(({ code, name }) => ({ value: code, label: name }));
  const shown = isRecorded ? units.filter(({ value }) => value === draft.unit) : units;
  return (
    <Panel title="Recording">
      <div className="grid gap-4">
        <div className="grid gap-4 @lg:grid-cols-2">
          <Field
            id={fieldId("unit")}
            label="Measured in"
            hint={isRecorded ? "UDRs are counted in it, so it stays." : "What its usage is counted in."}
            error={errorOf("unit")}
          >
            {(control) => (
              <FilterSelect
                {...control}
                options={draft.unit === "" ? [{ value: "", label: "Choose…" }, ...shown] : shown}
                value={draft.unit}
                onValueChange={(unit) => onChange({ unit })}
              />
            )}
          </Field>
          <Field
            id={fieldId("retentionDays")}
            label="Kept for, in days"
            optional
            hint="Empty: as long as the account."
            error={errorOf("retentionDays")}
          >
            {(control) => (
              <Input
                {...control}
                value={draft.retentionDays}
                inputMode="numeric"
                autoComplete="off"
                className="figures"
                onChange={(event) => onChange({ retentionDays: event.target.value })}
              />
            )}
          </Field>
        </div>
        <fieldset>
          <legend className="pb-1 font-medium">Mandatory fields</legend>
          <div className="flex flex-wrap gap-x-5">
            <UdrTypeCheck label="From" isChecked={draft.fromMandatory} onChange={(fromMandatory) => onChange({ fromMandatory })} />
            <UdrTypeCheck label="To" isChecked={draft.toMandatory} onChange={(toMandatory) => onChange({ toMandatory })} />
            <UdrTypeCheck label="Source" isChecked={draft.sourceMandatory} onChange={(sourceMandatory) => onChange({ sourceMandatory })} />
          </div>
        </fieldset>
        <Sources draft={draft} choices={choices} onChange={onChange} error={errorOf("sources")} />
      </div>
    </Panel>
  );
}

type SourcesProps = Pick<UdrTypeRecordingProps, "draft" | "choices" | "onChange"> & { readonly error: string | undefined };

function Sources({ draft: { sources }, choices, onChange, error }: SourcesProps) {
  return (
    <fieldset id={fieldId("sources")} tabIndex={-1} aria-describedby={error ? `${fieldId("sources")}-error` : undefined}>
      <legend className="pb-1 font-medium">Allowed sources</legend>
      <div className="grid gap-x-5 @lg:grid-cols-2">
        {choices.sources.map(({ code, name, channel }) => (
          <UdrTypeCheck
            key={code}
            label={name}
            detail={CHANNEL_NAMES[channel]}
            isChecked={sources.includes(code)}
            onChange={(isAllowed) => onChange({ sources: isAllowed ? [...sources, code] : sources.filter((each) => each !== code) })}
          />
        ))}
      </div>
      {error ? (
        <p id={`${fieldId("sources")}-error`} className="pt-1 text-negative text-xs">
          {error}
        </p>
      ) : null}
      {sources.length === 0 ? (
        <Notice tone="caution" className="mt-2">
          Without an allowed source no usage of this type can be ordered.
        </Notice>
      ) : null}
    </fieldset>
  );
}
