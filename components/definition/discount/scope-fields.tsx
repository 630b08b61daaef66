import { type DiscountForm, TARGET_KINDS } from "#lib/domain/discount/discount-form.ts";
import type { Choice, DiscountChoices } from "#lib/domain/discount/discount-view.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { fieldId } from "../use-definition-form.ts";
import type { FieldsProps } from "./terms-fields.tsx";

type ScopeFieldsProps = FieldsProps & { readonly choices: DiscountChoices };

const TARGETS = [
  { value: "all", label: "All usage" },
  { value: "product", label: "One usage service" },
  { value: "productType", label: "A product type" },
  { value: "family", label: "A product family" },
  { value: "udrType", label: "A UDR type" },
];

const TARGET_LABEL = { product: "Usage service", productType: "Product type", family: "Product family", udrType: "UDR type" } as const;

/** Which usage it is for, and whose. Every condition must hold. */
export function ScopeFields({ form, onChange, errorOf, choices }: ScopeFieldsProps) {
  const { targetKind, target, zone, classification, validFrom, validTo } = form;
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Field id={fieldId("targetKind")} label="Only for">
        {(control) => (
          <FilterSelect
            {...control}
            options={TARGETS}
            value={targetKind}
            onValueChange={(next) => onChange({ targetKind: TARGET_KINDS.find((kind) => kind === next) ?? "all", target: "" })}
          />
        )}
      </Field>
      {targetKind === "all" ? (
        <span className="hidden @lg:block" />
      ) : (
        <Field id={fieldId("target")} label={TARGET_LABEL[targetKind]} error={errorOf("target")}>
          {(control) => (
            <FilterSelect
              {...control}
              options={[{ value: "", label: "Choose" }, ...targetsOf(choices, targetKind)]}
              value={target}
              onValueChange={(next) => onChange({ target: next })}
            />
          )}
        </Field>
      )}
      <ConditionField
        field="zone"
        label="Usage zone"
        any="Any"
        options={choices.zones}
        value={zone}
        onChange={onChange}
        errorOf={errorOf}
      />
      <ConditionField
        field="classification"
        label="Accounts"
        any="All accounts"
        options={choices.classifications}
        value={classification}
        onChange={onChange}
        errorOf={errorOf}
      />
      <Field
        id={fieldId("validFrom")}
        label="Valid from"
        optional
        hint={`The first day, in ${choices.timeZone}. Usage decides, not the order.`}
        error={errorOf("validFrom")}
      >
        {(control) => <DateInput {...control} value={validFrom} onValue={(next) => onChange({ validFrom: next })} />}
      </Field>
      <Field id={fieldId("validTo")} label="Valid to" optional hint="The first day on which it no longer holds." error={errorOf("validTo")}>
        {(control) => <DateInput {...control} value={validTo} onValue={(next) => onChange({ validTo: next })} />}
      </Field>
    </div>
  );
}

function targetsOf(choices: DiscountChoices, kind: Exclude<DiscountForm["targetKind"], "all">): readonly Choice[] {
  return { product: choices.products, productType: choices.productTypes, family: choices.families, udrType: choices.udrTypes }[kind];
}

type ConditionFieldProps = Pick<FieldsProps, "onChange" | "errorOf"> & {
  readonly field: "zone" | "classification";
  readonly label: string;
  readonly any: string;
  readonly options: readonly Choice[];
  readonly value: string;
};

function ConditionField({ field, label, any, options, value, onChange, errorOf }: ConditionFieldProps) {
  return (
    <Field id={fieldId(field)} label={label} error={errorOf(field)}>
      {(control) => (
        <FilterSelect
          {...control}
          options={[{ value: "", label: any }, ...options]}
          value={value}
          onValueChange={(next) => onChange(field === "zone" ? { zone: next } : { classification: next })}
        />
      )}
    </Field>
  );
}

type DateInputProps = Omit<Parameters<typeof Input>[0], "value" | "onChange"> & {
  readonly value: string;
  readonly onValue: (date: string) => void;
};

/** An instant that was written into the document stays as it was written until a day is chosen. */
function DateInput({ value, onValue, ...rest }: DateInputProps) {
  const isDate = value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value);
  return (
    <Input {...rest} type={isDate ? "date" : "text"} className="figures" value={value} onChange={(event) => onValue(event.target.value)} />
  );
}
