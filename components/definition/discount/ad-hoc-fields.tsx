import { Field } from "../../ui/field.tsx";
import { fieldId } from "../use-definition-form.ts";
import { type FieldsProps, NumberInput } from "./terms-fields.tsx";

/** Of one that an agent gives: between what, and from when a person who may approve is needed. */
export function AdHocFields({ form: { rangeFrom, rangeTo, approvalAbove }, onChange, errorOf }: FieldsProps) {
  return (
    <div className="grid gap-4 @lg:grid-cols-3">
      <Field id={fieldId("rangeFrom")} label="At least" optional error={errorOf("rangeFrom")}>
        {(control) => <NumberInput {...control} value={rangeFrom} onValue={(next) => onChange({ rangeFrom: next })} />}
      </Field>
      <Field
        id={fieldId("rangeTo")}
        label="At most"
        optional
        hint="Without a range the agent gives the value as it is."
        error={errorOf("rangeTo")}
      >
        {(control) => <NumberInput {...control} value={rangeTo} onValue={(next) => onChange({ rangeTo: next })} />}
      </Field>
      <Field
        id={fieldId("approvalAbove")}
        label="Needs approval above"
        optional
        hint="Agents may give up to this by themselves."
        error={errorOf("approvalAbove")}
      >
        {(control) => <NumberInput {...control} value={approvalAbove} onValue={(next) => onChange({ approvalAbove: next })} />}
      </Field>
    </div>
  );
}
