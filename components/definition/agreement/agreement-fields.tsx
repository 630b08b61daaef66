import type { AgreementForm } from "#lib/domain/agreement/agreement-form.ts";
import type { AgreementChoices } from "#lib/domain/agreement/agreement-view.ts";
import type { Choice } from "#lib/domain/discount/discount-view.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { LimitRows } from "../limits/limit-rows.tsx";
import { LimitRules } from "../limits/limit-rules.tsx";
import { NetworkFields } from "../networks/network-fields.tsx";
import { fieldId } from "../use-definition-form.ts";
import { AllowanceRows } from "./allowance-rows.tsx";

export type AgreementFieldsProps = {
  readonly form: AgreementForm;
  readonly choices: AgreementChoices;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<AgreementForm>) => void;
};

/** Everything that a version says, in the order in which one thinks of it. */
export function AgreementFields(props: AgreementFieldsProps) {
  return (
    <>
      <Panel
        title="Prices"
        className="max-w-4xl"
        description="The plan is asked before every other; where it has no rate, the usual ones decide."
      >
        <div className="grid gap-4">
          <PlanField {...props} />
          <DiscountFields {...props} />
        </div>
      </Panel>
      <LimitChoice {...props} />
      <NetworkFields
        draft={props.form.networks}
        attributes={props.choices.networks}
        otherwise={{ label: "Any network", detail: "Unless a subscription has networks of its own." }}
        errorOf={props.errorOf}
        onChange={(networks) => props.onChange({ networks })}
      />
      <AllowanceRows
        rows={props.form.allowances}
        choices={{ ...props.choices, ...props.choices.allowances }}
        errorOf={props.errorOf}
        onChange={(allowances) => props.onChange({ allowances })}
      />
      <Panel title="Commitment and end" className="max-w-4xl">
        <CommitmentFields {...props} />
      </Panel>
    </>
  );
}

function PlanField({ form, choices, errorOf, onChange }: AgreementFieldsProps) {
  return (
    <Field id={fieldId("pricePlan")} label="Price plan" hint={`Published, in ${choices.account.currency}.`} error={errorOf("pricePlan")}>
      {(control) => (
        <FilterSelect
          {...control}
          className="max-w-md"
          options={[{ value: "", label: "None: the usual prices" }, ...choices.plans]}
          value={form.pricePlan}
          onValueChange={(next) => onChange({ pricePlan: next })}
        />
      )}
    </Field>
  );
}

function DiscountFields({ form: { discounts, only }, choices, errorOf, onChange }: AgreementFieldsProps) {
  const error = errorOf("only");
  return (
    <>
      <RadioGroup
        label="Discounts"
        value={discounts}
        onValueChange={(next) => onChange({ discounts: next === "only" ? "only" : "all" })}
        options={[
          { value: "all", label: "All", detail: "Whatever applies to other accounts, by itself or given by an agent." },
          { value: "only", label: "Only these", detail: "All others leave the account alone." },
        ]}
      />
      {discounts === "all" ? null : (
        <fieldset className="grid gap-0.5 rounded-md border p-3">
          <legend className="px-1 font-medium">Discounts that may apply</legend>
          {error === undefined ? null : <p className="text-negative text-xs">{error}</p>}
          {choices.discounts.length === 0 ? <p className="text-muted">There are no discounts yet.</p> : null}
          {choices.discounts.map(({ value, label }, index) => (
            <label key={value} className="flex min-h-8 items-center gap-2">
              <input
                id={index === 0 ? fieldId("only") : undefined}
                type="checkbox"
                checked={only.includes(value)}
                className="size-4 accent-accent"
                onChange={(event) => onChange({ only: event.target.checked ? [...only, value] : only.filter((code) => code !== value) })}
              />
              {label}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

function LimitChoice({ form, choices, errorOf, onChange }: AgreementFieldsProps) {
  return (
    <div className="grid max-w-4xl gap-4">
      <Panel title="Usage limits">
        <div className="grid gap-4">
          <RadioGroup
            label="Which limits hold"
            value={form.limits}
            onValueChange={(next) => onChange({ limits: next === "agreed" ? "agreed" : "own" })}
            options={[
              { value: "own", label: "The account’s own", detail: "What is set on the account, if anything." },
              { value: "agreed", label: "As agreed here", detail: "They hold beside the account’s own, and the stricter decides." },
            ]}
          />
          {form.limits === "agreed" ? <LimitRules rules={form} errorOf={errorOf} onChange={onChange} /> : null}
        </div>
      </Panel>
      {form.limits === "agreed" ? (
        <LimitRows
          rows={form.rows}
          currency={choices.account.currency}
          choices={{ productTypes: choices.productTypes.map(named), families: choices.families.map(named) }}
          errorOf={errorOf}
          onChange={(rows) => onChange({ rows })}
        />
      ) : null}
    </div>
  );
}

const named = ({ value, label }: Choice) => ({ code: value, name: label });

function CommitmentFields({ form, choices, errorOf, onChange }: AgreementFieldsProps) {
  const { currency, timeZone } = choices.account;
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Field
        id={fieldId("creditLimit")}
        label="Credit limit"
        optional
        hint="Without one the account’s own holds."
        error={errorOf("creditLimit")}
      >
        {(control) => (
          <MoneyField
            {...control}
            currency={currency}
            value={form.creditLimit}
            onValueChange={(creditLimit) => onChange({ creditLimit })}
          />
        )}
      </Field>
      <Field id={fieldId("sims")} label="Committed SIMs" optional hint="A note: nothing is charged by it." error={errorOf("sims")}>
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            autoComplete="off"
            className="figures"
            value={form.sims}
            onChange={(event) => onChange({ sims: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={fieldId("validTo")}
        label="Ends on"
        optional
        hint={`The first day, in ${timeZone}, on which it no longer holds. The usual prices follow.`}
        error={errorOf("validTo")}
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            className="figures"
            value={form.validTo}
            onChange={(event) => onChange({ validTo: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
