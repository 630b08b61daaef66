"use client";

import { fieldOfTaxRate, type ProductDraft, type TaxRateDraft } from "#lib/domain/product/product-draft.ts";
import { Field } from "../../ui/field.tsx";
import { InstantField } from "../../ui/instant-field.tsx";
import { fieldId } from "../use-definition-form.ts";
import { PercentSteps } from "./percent-steps.tsx";

type TaxRateFieldsProps = {
  readonly draft: Pick<ProductDraft, "taxRates">;
  readonly zone: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (taxRates: readonly TaxRateDraft[]) => void;
};

/** The rates that hold or held, as they are, and those to come, which may still be changed. */
export function TaxRateFields({ draft: { taxRates }, zone, errorOf, onChange }: TaxRateFieldsProps) {
  return (
    <PercentSteps<TaxRateDraft>
      title="Tax"
      description="Read when usage is rated, and kept with the amount. A rate holds until the next begins; one that holds already never changes."
      field="taxRates"
      addLabel="Add a rate"
      none="No tax rate."
      one="Tax rate"
      percentLabel="Tax rate"
      percentField={(key) => fieldOfTaxRate(key, "percent")}
      heldSince={({ isInForce, from }) => (isInForce ? from.replace("T", " ") : null)}
      errorOf={errorOf}
      rows={taxRates}
      fresh={{ percent: "", from: "", isInForce: false }}
      withKey={(fresh, key) => ({ ...fresh, key })}
      onChange={onChange}
    >
      {({ key, from }, change) => (
        <Field
          id={fieldId(fieldOfTaxRate(key, "from"))}
          label="From"
          optional
          hint="Empty: with the product’s beginning."
          error={errorOf(fieldOfTaxRate(key, "from"))}
        >
          {(control) => <InstantField {...control} zone={zone} value={from} onValueChange={(local) => change({ from: local })} />}
        </Field>
      )}
    </PercentSteps>
  );
}
