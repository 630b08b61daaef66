import { type BillingTermDraft, withClassification } from "#lib/domain/billing-term/billing-term-draft.ts";
import { BILLING_TYPES_OF } from "#lib/domain/billing-term/billing-term-rules.ts";
import { BILLING_TYPES, SCHEME_CLASSIFICATIONS } from "#lib/domain/billing-term/billing-term-view.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { fieldId } from "../use-definition-form.ts";

export type BillingTermFieldsProps = {
  readonly draft: BillingTermDraft;
  /** Why kind and currency cannot change; null where they can. */
  readonly held: string | null;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<BillingTermDraft>) => void;
};

const METHODS = [
  { value: "period", label: "On a day of the month" },
  { value: "anniversary", label: "From the day the subscription began" },
] as const;

const KINDS = (["normal", "prepaid"] as const).map((value) => ({ value, label: SCHEME_CLASSIFICATIONS[value] }));

export function BillingTermBilling({ draft, held, errorOf, onChange }: BillingTermFieldsProps) {
  const { classification, billingType, billingMethod } = draft;
  const types = BILLING_TYPES_OF[classification].map((value) => ({ value, label: BILLING_TYPES[value] }));
  return (
    <Panel title="Billing">
      <div className="grid gap-4 @lg:grid-cols-2">
        <Field
          id={fieldId("classification")}
          label="Kind"
          hint={held ?? "Normal usage is billed; prepaid usage is paid from a wallet."}
          error={errorOf("classification")}
        >
          {(control) => (
            <FilterSelect
              {...control}
              disabled={held !== null}
              options={KINDS}
              value={classification}
              onValueChange={(value) => onChange(withClassification(draft, value === "prepaid" ? "prepaid" : "normal"))}
            />
          )}
        </Field>
        <Field id={fieldId("billingType")} label="Billing" error={errorOf("billingType")}>
          {(control) => (
            <FilterSelect
              {...control}
              options={types}
              value={billingType}
              onValueChange={(value) => onChange({ billingType: types.find((type) => type.value === value)?.value ?? billingType })}
            />
          )}
        </Field>
        <Field id={fieldId("billingMethod")} label="Cycles begin" error={errorOf("billingMethod")}>
          {(control) => (
            <FilterSelect
              {...control}
              options={METHODS}
              value={billingMethod}
              onValueChange={(value) => onChange({ billingMethod: value === "anniversary" ? "anniversary" : "period" })}
            />
          )}
        </Field>
        {billingMethod === "period" ? (
          <Field
            id={fieldId("cycleDay")}
            label="Cycle day"
            hint="A shorter month ends on its last day instead."
            error={errorOf("cycleDay")}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                value={draft.cycleDay}
                onChange={(event) => onChange({ cycleDay: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        <Field id={fieldId("frequencyMonths")} label="A cycle lasts" hint="In months: 1, 3 or 12." error={errorOf("frequencyMonths")}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={draft.frequencyMonths}
              onChange={(event) => onChange({ frequencyMonths: event.target.value })}
            />
          )}
        </Field>
        {classification === "normal" ? <Thresholds draft={draft} errorOf={errorOf} onChange={onChange} /> : null}
      </div>
    </Panel>
  );
}

function Thresholds({ draft, errorOf, onChange }: Omit<BillingTermFieldsProps, "held">) {
  return (
    <fieldset className="grid gap-4 @lg:col-span-2 @lg:grid-cols-2">
      <legend className="pb-2 font-medium">Billed before the cycle ends, as soon as this much is unbilled</legend>
      <Field
        id={fieldId("maximumUnbilledUdrs")}
        label="Unbilled UDRs"
        optional
        hint="1 bills each order at once. Nothing: no such limit."
        error={errorOf("maximumUnbilledUdrs")}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={draft.maximumUnbilledUdrs}
            onChange={(event) => onChange({ maximumUnbilledUdrs: event.target.value })}
          />
        )}
      </Field>
      <Field id={fieldId("maximumUnbilledAmount")} label="Unbilled amount" optional error={errorOf("maximumUnbilledAmount")}>
        {(control) => (
          <MoneyField
            {...control}
            currency={draft.currency}
            value={draft.maximumUnbilledAmount}
            onValueChange={(maximumUnbilledAmount) => onChange({ maximumUnbilledAmount })}
          />
        )}
      </Field>
    </fieldset>
  );
}
