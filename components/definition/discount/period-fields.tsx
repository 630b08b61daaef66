import type { DiscountForm } from "#lib/domain/discount/discount-form.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { fieldId } from "../use-definition-form.ts";
import { type FieldsProps, NumberInput } from "./terms-fields.tsx";

const PER = [
  { value: "udr", label: "Each usage anew" },
  { value: "period", label: "A period together" },
];

const RENEWALS = [
  { value: "cycle", label: "Every billing cycle" },
  { value: "never", label: "Never: once for ever" },
  { value: "day", label: "Every so many days" },
  { value: "week", label: "Every so many weeks" },
  { value: "month", label: "Every so many months" },
] as const satisfies readonly { readonly value: DiscountForm["renew"]; readonly label: string }[];

/** Of one that applies by itself: whether each usage gets all of it, or the usage of a period uses it up. */
export function PeriodFields({ form: { per, renew, every }, onChange, errorOf }: FieldsProps) {
  const isCounted = renew !== "cycle" && renew !== "never";
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Field id={fieldId("per")} label="For" error={errorOf("per")}>
        {(control) => (
          <FilterSelect
            {...control}
            options={PER}
            value={per}
            onValueChange={(next) => onChange({ per: next === "period" ? "period" : "udr" })}
          />
        )}
      </Field>
      {per === "period" ? (
        <Field id={fieldId("renew")} label="Renews">
          {(control) => (
            <FilterSelect
              {...control}
              options={RENEWALS}
              value={renew}
              onValueChange={(next) => onChange({ renew: RENEWALS.find(({ value }) => value === next)?.value ?? renew })}
            />
          )}
        </Field>
      ) : null}
      {per === "period" && isCounted ? (
        <Field id={fieldId("every")} label={`How many ${renew}s`} error={errorOf("every")}>
          {(control) => <NumberInput {...control} value={every} onValue={(next) => onChange({ every: next })} />}
        </Field>
      ) : null}
    </div>
  );
}
