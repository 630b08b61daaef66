"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AttributeOffer } from "#lib/domain/udr/udr-view.ts";

type Values = Readonly<Record<string, string>>;

type MetadataFieldsProps = {
  readonly attributes: readonly AttributeOffer[];
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly errorOf: (path: string) => string | undefined;
};

const NOT_RECORDED = "-";

export function MetadataFields({ attributes, values, onChange, errorOf }: MetadataFieldsProps) {
  if (attributes.length === 0) return null;
  return (
    <fieldset className="grid gap-3 border-t pt-3 sm:grid-cols-2">
      <legend className="sr-only">Metadata</legend>
      {attributes.map((attribute) => (
        <Field
          key={attribute.key}
          label={attribute.label}
          optional={!attribute.mandatory}
          error={errorOf(`metadata.${attribute.key}`)}
          {...(attribute.personal ? { hint: "Personal: kept apart from the bill." } : {})}
        >
          {(control) => (
            <MetadataControl
              control={control}
              attribute={attribute}
              value={values[attribute.key] ?? ""}
              onValueChange={(value) => onChange({ ...values, [attribute.key]: value })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}

type MetadataControlProps = {
  readonly control: { readonly id: string; readonly "aria-describedby": string | undefined; readonly "aria-invalid": boolean | undefined };
  readonly attribute: AttributeOffer;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
};

function MetadataControl({ control, attribute, value, onValueChange }: MetadataControlProps) {
  const choices = attribute.type === "boolean" ? BOOLEANS : attribute.values;
  if (choices === null) {
    return <Input {...control} autoComplete="off" value={value} onChange={(event) => onValueChange(event.target.value)} />;
  }
  const options = choices.map((choice) => ({ value: choice.value, label: choice.label }));
  return (
    <Select
      {...control}
      options={attribute.mandatory ? options : [{ value: NOT_RECORDED, label: "Not recorded" }, ...options]}
      value={value === "" ? NOT_RECORDED : value}
      onValueChange={(next) => onValueChange(next === NOT_RECORDED ? "" : next)}
    />
  );
}

const BOOLEANS = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];
