import type { DefaultPlanChoice } from "#lib/domain/billing-term/billing-term-choices.ts";
import { isCurrency } from "#lib/kernel/currency.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Panel } from "../../ui/panel.tsx";
import { UdrTypeCheck } from "../udr-type-check.tsx";
import { fieldId } from "../use-definition-form.ts";
import type { BillingTermFieldsProps } from "./billing-term-billing.tsx";

type BillingTermPricingProps = BillingTermFieldsProps & { readonly plans: readonly DefaultPlanChoice[] };

export function BillingTermPricing({ draft, held, plans, errorOf, onChange }: BillingTermPricingProps) {
  const { currency, defaultPlan, flexible } = draft;
  const chosen = plans.find(({ code }) => code === defaultPlan);
  return (
    <Panel title="Prices">
      <div className="grid gap-4 @lg:grid-cols-2">
        <Field
          id={fieldId("currency")}
          label="Currency"
          hint={held ?? "Of the accounts that may have these terms."}
          error={errorOf("currency")}
        >
          {(control) => (
            <Input
              {...control}
              readOnly={held !== null}
              maxLength={3}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              value={currency}
              onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
        <Field
          id={fieldId("defaultPlan")}
          label="Default plan"
          hint="Prices subscriptions that have no plan of their own, before their group’s plan and the Global one."
          error={errorOf("defaultPlan")}
        >
          {(control) => (
            <FilterSelect
              {...control}
              options={[{ value: "", label: "None" }, ...optionsIn(plans, draft)]}
              value={defaultPlan}
              onValueChange={(plan) => onChange({ defaultPlan: plan })}
            />
          )}
        </Field>
        {chosen && !chosen.isPublished ? (
          <Notice tone="caution" className="@lg:col-span-2">
            {chosen.name} has never been published, so it prices nothing yet: the next plan is asked until it is.
          </Notice>
        ) : null}
        <div className="@lg:col-span-2">
          <UdrTypeCheck
            label="Flexible"
            detail="additive discounts apply to subscriptions with flexible terms only"
            isChecked={flexible}
            onChange={(isFlexible) => onChange({ flexible: isFlexible })}
          />
        </div>
      </div>
    </Panel>
  );
}

/** Of the currency; and the one that is chosen, whatever it is, so that it is seen to be wrong. */
function optionsIn(plans: readonly DefaultPlanChoice[], { currency, defaultPlan }: BillingTermFieldsProps["draft"]) {
  const fitting = plans.filter((plan) => plan.code === defaultPlan || (isCurrency(currency) && plan.currency === currency));
  const options = fitting.map(({ code, name, currency: other }) => ({
    value: code,
    label: other === currency ? name : `${name} (${other})`,
  }));
  const isUnknown = defaultPlan !== "" && !fitting.some(({ code }) => code === defaultPlan);
  return isUnknown ? [...options, { value: defaultPlan, label: `${defaultPlan} (archived)` }] : options;
}
