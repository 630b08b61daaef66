"use client";

import { RATING_CHOICES } from "#lib/domain/usage-import/import-words.ts";
import { IMPORT_FORMATS, IMPORT_RATINGS, type ImportFormat } from "#lib/domain/usage-import/usage-import-view.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { Input } from "../ui/input.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { FIELDS, type ImportForm } from "./new-import-form.ts";

export type SourceOption = { readonly value: string; readonly label: string };

type ImportFieldsProps = {
  readonly form: ImportForm;
  readonly change: (form: ImportForm) => void;
  readonly sources: readonly SourceOption[];
  readonly errorOf: (fieldId: string) => string | undefined;
  readonly disabled: boolean;
};

const FORMAT_NAMES = { csv: "CSV", ndjson: "NDJSON (one JSON object a line)" } as const satisfies Record<ImportFormat, string>;
const FORMATS = [{ value: "", label: "Choose…" }, ...IMPORT_FORMATS.map((format) => ({ value: format, label: FORMAT_NAMES[format] }))];

const RATINGS = IMPORT_RATINGS.map((rating) => ({
  value: rating,
  label: RATING_CHOICES[rating].name,
  detail: RATING_CHOICES[rating].meaning,
}));

const WHOLE = [
  { value: "others", label: "Import the others", detail: "It is parked or rejected, and can be mended and tried again." },
  { value: "nothing", label: "Refuse the whole batch", detail: "No line becomes a UDR unless every line can." },
];

/** What is said about a file of usage, in plain words. */
export function ImportFields({ form, change, sources, errorOf, disabled }: ImportFieldsProps) {
  return (
    <div className="grid gap-5 @2xl:grid-cols-2">
      <div className="grid content-start gap-4">
        <Field id={FIELDS.format} label="Format" error={errorOf(FIELDS.format)}>
          {(control) => (
            <FilterSelect
              {...control}
              disabled={disabled}
              options={FORMATS}
              value={form.format ?? ""}
              onValueChange={(format) => change({ ...form, format: IMPORT_FORMATS.find((each) => each === format) ?? null })}
            />
          )}
        </Field>
        <Field id={FIELDS.source} label="Source" error={errorOf(FIELDS.source)} hint="The system that the usage comes from.">
          {(control) => (
            <FilterSelect
              {...control}
              disabled={disabled}
              options={[{ value: "", label: "Choose…" }, ...sources]}
              value={form.source}
              onValueChange={(source) => change({ ...form, source })}
            />
          )}
        </Field>
        <Field
          id={FIELDS.reference}
          label="Reference"
          error={errorOf(FIELDS.reference)}
          hint="What the sender calls the batch. The same reference of the same source is taken once."
        >
          {(control) => (
            <Input
              {...control}
              disabled={disabled}
              maxLength={200}
              value={form.reference}
              onChange={(event) => change({ ...form, reference: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="grid content-start gap-4">
        <RadioGroup
          label="What the usage is for"
          options={RATINGS}
          value={form.rating}
          disabled={disabled}
          onValueChange={(value) => change({ ...form, rating: IMPORT_RATINGS.find((rating) => rating === value) ?? form.rating })}
        />
        <RadioGroup
          label="If a line cannot be used"
          options={WHOLE}
          value={form.allOrNothing ? "nothing" : "others"}
          disabled={disabled}
          onValueChange={(value) => change({ ...form, allOrNothing: value === "nothing" })}
        />
      </div>
    </div>
  );
}
