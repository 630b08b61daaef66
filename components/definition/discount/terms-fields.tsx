import type { DiscountForm } from "#lib/domain/discount/discount-form.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { fieldId } from "../use-definition-form.ts";

export type FieldsProps = {
  readonly form: DiscountForm;
  readonly onChange: (change: Partial<DiscountForm>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

const KINDS = [
  { value: "percentage", label: "Percentage of the charge" },
  { value: "amount", label: "Amount of money" },
  { value: "freeUsage", label: "Free usage" },
];

const VALUE_LABEL = { percentage: "Per cent", amount: "Amount", freeUsage: "Free quantity" } as const;
const VALUE_HINT = {
  percentage: "10 means 10 %.",
  amount: "Never more than the charge: nothing goes below zero.",
  freeUsage: "In the unit of the service that it is for.",
} as const;

/** What is given: of what kind, how much, and in which order. */
export function TermsFields({ form, onChange, errorOf }: FieldsProps) {
  const { kind, value, level, currency } = form;
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Field id={fieldId("kind")} label="Gives">
        {(control) => (
          <FilterSelect
            {...control}
            options={KINDS}
            value={kind}
            onValueChange={(next) => onChange({ kind: next === "amount" || next === "freeUsage" ? next : "percentage" })}
          />
        )}
      </Field>
      <Field id={fieldId("value")} label={VALUE_LABEL[kind]} hint={VALUE_HINT[kind]} error={errorOf("value")}>
        {(control) => <NumberInput {...control} value={value} onValue={(next) => onChange({ value: next })} required />}
      </Field>
      {kind === "amount" ? (
        <Field id={fieldId("currency")} label="Currency" hint="Plans in another currency leave it alone." error={errorOf("currency")}>
          {(control) => (
            <Input
              {...control}
              value={currency}
              maxLength={3}
              className="font-mono"
              onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
      ) : null}
      {kind === "percentage" ? (
        <Field
          id={fieldId("level")}
          label="Level"
          hint="Level 1 is taken first, level 2 from what is left. Those of one level are added."
          error={errorOf("level")}
        >
          {(control) => <NumberInput {...control} value={level} onValue={(next) => onChange({ level: next })} />}
        </Field>
      ) : null}
    </div>
  );
}

type NumberInputProps = Omit<Parameters<typeof Input>[0], "value" | "onChange"> & {
  readonly value: string;
  readonly onValue: (text: string) => void;
};

/** A decimal as it is typed; a comma is a point. */
export function NumberInput({ onValue, ...rest }: NumberInputProps) {
  return (
    <Input
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="figures"
      onChange={(event) => onValue(event.target.value.replace(",", "."))}
    />
  );
}
