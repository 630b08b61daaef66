"use client";

import { BULK_ACTIONS, type BulkAction, type BulkFields } from "#lib/domain/bulk/bulk.ts";
import { UDR_ACTION_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { AdjustOffer, ReasonView } from "#lib/domain/udr/udr-view.ts";
import { Combobox } from "../ui/combobox.tsx";
import { Field } from "../ui/field.tsx";
import { RadioGroup } from "../ui/radio-group.tsx";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";

export type BulkForm = {
  readonly action: BulkAction;
  /** Of an Adjust: the one field that changes for all of them. */
  readonly field: "product" | "source";
  readonly value: string;
  readonly reasonCode: string;
  readonly reasonText: string;
};

type FormProblem = { readonly id: string; readonly message: string };

const VALUE_ID = "bulk-value";
const REASON_ID = "bulk-reason";

export function problemsOf({ action, value, reasonCode }: BulkForm): readonly FormProblem[] {
  return [
    ...(action === "adjust" && value === "" ? [{ id: VALUE_ID, message: "Choose what it shall be." }] : []),
    ...(reasonCode === "" ? [{ id: REASON_ID, message: "Choose a reason." }] : []),
  ];
}

export function fieldsOf({ action, field, value }: BulkForm): BulkFields | null {
  if (action !== "adjust") return null;
  return field === "product" ? { product: value } : { source: value };
}

const EXPLAINED = {
  cancel: "Final. What was charged is given back.",
  setBillable: "They are charged.",
  setCreditable: "They are credited, on top of taking back what was charged.",
  setNotToBeBilled: "They stay recorded and out of every bill.",
  adjust: "One field is put right for all of them, and they are rated again.",
} as const satisfies Record<BulkAction, string>;

const ACTION_OPTIONS = BULK_ACTIONS.map((action) => ({ value: action, label: UDR_ACTION_NAMES[action], detail: EXPLAINED[action] }));

const FIELD_OPTIONS = [
  { value: "product", label: "Product" },
  { value: "source", label: "Source" },
];

type BulkFormFieldsProps = {
  readonly form: BulkForm;
  readonly onChange: (form: BulkForm) => void;
  readonly reasons: readonly ReasonView[];
  readonly offer: AdjustOffer;
  readonly problems: readonly FormProblem[];
};

/** What shall be done to all of them, and why. */
export function BulkFormFields({ form, onChange, reasons, offer, problems }: BulkFormFieldsProps) {
  const problemOf = (id: string) => problems.find((problem) => problem.id === id)?.message;
  const reasonOptions = reasons.map(({ code, label, usageHappened }) => ({
    value: code,
    label,
    detail: usageHappened ? "The usage happened" : "The usage did not happen",
  }));
  return (
    <div className="grid items-start gap-5 md:grid-cols-2">
      <div className="grid gap-4">
        <RadioGroup
          label="Action"
          options={ACTION_OPTIONS}
          value={form.action}
          onValueChange={(value) => {
            const action = BULK_ACTIONS.find((each) => each === value);
            if (action) onChange({ ...form, action });
          }}
        />
      </div>
      <div className="grid gap-3">
        {form.action === "adjust" ? (
          <>
            <Field label="What changes" id="bulk-field">
              {(control) => (
                <Select
                  {...control}
                  options={FIELD_OPTIONS}
                  value={form.field}
                  onValueChange={(field) => onChange({ ...form, field: field === "source" ? "source" : "product", value: "" })}
                />
              )}
            </Field>
            <Field label={form.field === "product" ? "New product" : "New source"} id={VALUE_ID} error={problemOf(VALUE_ID)}>
              {(control) => (
                <Combobox
                  {...control}
                  options={form.field === "product" ? productOptions(offer) : sourceOptions(offer)}
                  value={form.value === "" ? null : form.value}
                  onValueChange={(value) => onChange({ ...form, value: value ?? "" })}
                />
              )}
            </Field>
          </>
        ) : null}
        <Field label="Reason" id={REASON_ID} error={problemOf(REASON_ID)}>
          {(control) => (
            <Select
              {...control}
              options={reasonOptions}
              value={form.reasonCode === "" ? null : form.reasonCode}
              onValueChange={(reasonCode) => onChange({ ...form, reasonCode })}
              placeholder="Choose a reason…"
              required
            />
          )}
        </Field>
        <Field label="In your words" id="bulk-reason-text" optional>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={500}
              value={form.reasonText}
              onChange={(event) => onChange({ ...form, reasonText: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

function productOptions({ products }: AdjustOffer) {
  return products.map(({ code, name }) => ({ value: code, label: name, detail: code }));
}

function sourceOptions({ udrTypes }: AdjustOffer) {
  const sources = new Map(udrTypes.flatMap((type) => type.sources.map(({ code, name }) => [code, name] as const)));
  return [...sources].map(([value, label]) => ({ value, label, detail: value }));
}
