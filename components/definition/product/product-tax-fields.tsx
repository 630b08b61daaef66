"use client";

import { ownRatesLike, type ProductDraft, type ProductSetting } from "#lib/domain/product/product-draft.ts";
import { taxHistory } from "#lib/domain/product/product-view.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Panel } from "../../ui/panel.tsx";
import { routeHref } from "../../ui/route-href.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { TaxSteps } from "../tax-rate/tax-steps.tsx";
import { fieldId } from "../use-definition-form.ts";
import { TaxRateFields } from "./tax-rate-fields.tsx";

type ProductTaxFieldsProps = {
  readonly draft: ProductDraft;
  readonly setting: ProductSetting;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<ProductDraft>) => void;
};

/** A tax rate that it shares with others, whose steps are kept there, or rates of its own. */
export function ProductTaxFields({ draft, setting, errorOf, onChange }: ProductTaxFieldsProps) {
  const { sharedRates, zone, now } = setting;
  const chosen = sharedRates.find(({ code }) => code === draft.taxRate) ?? null;

  function choose(code: string): void {
    // Of its own again it begins with what it shared, so that nothing changes until somebody types.
    const begins = code === "" && chosen !== null && draft.taxRates.length === 0 ? { taxRates: ownRatesLike(chosen, setting) } : {};
    onChange({ taxRate: code === "" ? null : code, ...begins });
  }

  return (
    <>
      {sharedRates.length === 0 && draft.taxRate === null ? null : (
        <Panel title="Shared tax" description="A tax rate that it shares with other products changes for all of them at once.">
          <Field
            id={fieldId("taxRate")}
            label="Takes its tax from"
            hint="What its tax was up to now must be the same in both, so that nothing is rated again at another tax."
            error={errorOf("taxRate")}
          >
            {(control) => (
              <FilterSelect
                {...control}
                value={draft.taxRate ?? ""}
                options={[{ value: "", label: "Rates of its own" }, ...sharedRates.map(({ code, name }) => ({ value: code, label: name }))]}
                onValueChange={choose}
              />
            )}
          </Field>
          {chosen === null ? null : (
            <div className="grid gap-2 pt-3">
              <TaxSteps label={`Steps of ${chosen.name}`} steps={taxHistory(chosen.steps, now)} zone={zone} />
              <TextLink href={routeHref(`/tax-rates/${encodeURIComponent(chosen.code)}`)} className="w-fit">
                Look at {chosen.name}
              </TextLink>
            </div>
          )}
        </Panel>
      )}
      {draft.taxRate === null ? (
        <TaxRateFields draft={draft} zone={zone} errorOf={errorOf} onChange={(taxRates) => onChange({ taxRates })} />
      ) : null}
    </>
  );
}
