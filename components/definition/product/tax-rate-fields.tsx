"use client";

import { CircleAlert, Plus, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { fieldOfTaxRate, type ProductDraft, type TaxRateDraft } from "#lib/domain/product/product-draft.ts";
import { Button } from "../../ui/button.tsx";
import { ExactInput } from "../../ui/exact-input.tsx";
import { Field } from "../../ui/field.tsx";
import { formatQuantity } from "../../ui/format-quantity.ts";
import { InstantField } from "../../ui/instant-field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { fieldId } from "../use-definition-form.ts";

type TaxRateFieldsProps = {
  readonly draft: Pick<ProductDraft, "taxRates">;
  readonly zone: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (taxRates: readonly TaxRateDraft[]) => void;
};

/** The rates that hold or held, as they are, and those to come, which may still be changed. */
export function TaxRateFields({ draft: { taxRates }, zone, errorOf, onChange }: TaxRateFieldsProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  const added = useRef<number | null>(null);
  const error = errorOf("taxRates");

  // After every render: the field of an added rate exists only then.
  useEffect(() => {
    if (added.current === null) return;
    document.getElementById(fieldId(fieldOfTaxRate(added.current, "percent")))?.focus();
    added.current = null;
  });

  function add(): void {
    const key = Math.max(-1, ...taxRates.map((rate) => rate.key)) + 1;
    added.current = key;
    onChange([...taxRates, { key, percent: "", from: "", isInForce: false }]);
  }

  return (
    <Panel
      title="Tax"
      description="Read when usage is rated, and kept with the amount. A rate holds until the next begins; one that holds already never changes."
      actions={
        <Button ref={addButton} id={fieldId("taxRates")} size="small" onClick={add}>
          <Plus aria-hidden="true" />
          Add a rate
        </Button>
      }
    >
      {error === undefined ? null : (
        <p className="flex items-start gap-1.5 pb-2 text-negative text-xs">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
      {taxRates.length === 0 ? <p className="text-muted">No tax rate.</p> : null}
      <div className="grid gap-4">
        {taxRates.map((rate, index) =>
          rate.isInForce ? (
            <p key={rate.key} className="flex min-h-8 flex-wrap items-center gap-x-4">
              <span className="figures w-16 font-medium">{formatQuantity(rate.percent)} %</span>
              <span>from {rate.from.replace("T", " ")}</span>
              <span className="text-muted text-xs">stays as it is</span>
            </p>
          ) : (
            <TaxRateRow
              key={rate.key}
              rate={rate}
              position={index + 1}
              zone={zone}
              errorOf={errorOf}
              onChange={(change) => onChange(taxRates.map((each) => (each.key === rate.key ? { ...each, ...change } : each)))}
              onRemove={() => {
                onChange(taxRates.filter((each) => each.key !== rate.key));
                addButton.current?.focus();
              }}
            />
          ),
        )}
      </div>
    </Panel>
  );
}

type TaxRateRowProps = Pick<TaxRateFieldsProps, "zone" | "errorOf"> & {
  readonly rate: TaxRateDraft;
  readonly position: number;
  readonly onChange: (change: Partial<TaxRateDraft>) => void;
  readonly onRemove: () => void;
};

function TaxRateRow({ rate: { key, percent, from }, position, zone, errorOf, onChange, onRemove }: TaxRateRowProps) {
  const [percentField, fromField] = [fieldOfTaxRate(key, "percent"), fieldOfTaxRate(key, "from")];
  return (
    <fieldset className="grid items-start gap-3 @lg:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <legend className="sr-only">{`Tax rate ${position}`}</legend>
      <Field id={fieldId(percentField)} label="Tax rate" error={errorOf(percentField)}>
        {(control) => <ExactInput {...control} after="%" value={percent} onValueChange={(text) => onChange({ percent: text })} />}
      </Field>
      <Field id={fieldId(fromField)} label="From" optional hint="Empty: with the product’s beginning." error={errorOf(fromField)}>
        {(control) => <InstantField {...control} zone={zone} value={from} onValueChange={(local) => onChange({ from: local })} />}
      </Field>
      <div className="@lg:pt-6.5">
        <Button variant="ghost" size="square" aria-label={`Remove tax rate ${position}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
    </fieldset>
  );
}
