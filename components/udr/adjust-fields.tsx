"use client";

import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { InstantField } from "#components/ui/instant-field.tsx";
import { MoneyField } from "#components/ui/money-field.tsx";
import { QuantityField } from "#components/ui/quantity-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { zoneCity } from "#components/ui/zone-city.ts";
import type { AdjustOffer, AdjustTypeOffer, Named, UdrDetail } from "#lib/domain/udr/udr-view.ts";
import { AdjustDiscounts } from "./adjust-discounts.tsx";
import type { AdjustForm } from "./adjust-form-state.ts";
import { ADJUST_FIELDS } from "./correction-keys.ts";
import { MetadataFields } from "./metadata-fields.tsx";

type AdjustFieldsProps = {
  readonly udr: UdrDetail;
  readonly form: AdjustForm;
  readonly onChange: (form: AdjustForm) => void;
  readonly offer: AdjustOffer;
  readonly zone: string;
  /** The field that the preview's refusal names, and its sentence. */
  readonly fault: { readonly path: string; readonly message: string } | null;
};

const KEYS_IN_WORDS = `Keys while you are not typing: ${Object.entries(ADJUST_FIELDS)
  .map(([key, { label }]) => `${key} ${label}`)
  .join(", ")}.`;

const optionsOf = (named: readonly Named[]) => named.map(({ code, name }) => ({ value: code, label: name }));

/** The fields of seed 002's Adjust, prefilled. Source and type offer only what the product and the type allow. */
export function AdjustFields({ udr, form, onChange, offer, zone, fault }: AdjustFieldsProps) {
  const type = offer.udrTypes.find(({ code }) => code === form.udrType);
  const product = offer.products.find(({ code }) => code === form.product);
  const types = offer.udrTypes.filter(({ code }) => product?.udrTypes.includes(code));
  const set = (changed: Partial<AdjustForm>) => onChange({ ...form, ...changed });
  const errorOf = (path: string) => (fault?.path === path ? fault.message : undefined);
  return (
    <div className="grid gap-3">
      <p className="text-muted text-xs">{KEYS_IN_WORDS}</p>
      <Field {...ADJUST_FIELDS.p} error={errorOf("product")}>
        {(control) => (
          <Combobox
            {...control}
            options={optionsOf(offer.products)}
            value={form.product}
            onValueChange={(code) => code && set(withProduct(code, form, offer))}
          />
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field {...ADJUST_FIELDS.u} error={errorOf("quantity")}>
          {(control) => (
            <QuantityField
              {...control}
              unit={type?.unit ?? udr.unit}
              value={form.quantity}
              onValueChange={(quantity) => set({ quantity })}
            />
          )}
        </Field>
        <Field label="Source" error={errorOf("source")}>
          {(control) => (
            <Select {...control} options={optionsOf(type?.sources ?? [])} value={form.source} onValueChange={(source) => set({ source })} />
          )}
        </Field>
      </div>
      <Field label="UDR type" error={errorOf("udrType")}>
        {(control) => (
          <Select {...control} options={optionsOf(types)} value={form.udrType} onValueChange={(code) => set(withType(code, form, offer))} />
        )}
      </Field>
      <Field {...ADJUST_FIELDS.f} error={errorOf("from")}>
        {(control) => <InstantField {...control} zone={zoneCity(zone)} value={form.from} onValueChange={(from) => set({ from })} />}
      </Field>
      <Field {...ADJUST_FIELDS.t} optional={!type?.toMandatory} error={errorOf("to")}>
        {(control) => <InstantField {...control} zone={zoneCity(zone)} value={form.to} onValueChange={(to) => set({ to })} />}
      </Field>
      <Field {...ADJUST_FIELDS.b} error={errorOf("billingEffectiveAt")}>
        {(control) => (
          <InstantField
            {...control}
            zone={zoneCity(zone)}
            value={form.billingEffectiveAt}
            onValueChange={(billingEffectiveAt) => set({ billingEffectiveAt })}
          />
        )}
      </Field>
      {udr.rating === "elsewhere" ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Total amount" error={errorOf("gross")}>
            {(control) => <MoneyField {...control} currency={udr.currency} value={form.gross} onValueChange={(gross) => set({ gross })} />}
          </Field>
          <Field label="Tax amount" error={errorOf("tax")}>
            {(control) => <MoneyField {...control} currency={udr.currency} value={form.tax} onValueChange={(tax) => set({ tax })} />}
          </Field>
        </div>
      ) : null}
      {type ? (
        <MetadataFields attributes={type.attributes} values={form.metadata} onChange={(metadata) => set({ metadata })} errorOf={errorOf} />
      ) : null}
      {udr.rating === "here" ? (
        <AdjustDiscounts udr={udr} form={form} onChange={(discounts) => set({ discounts })} errorAt={errorOf} />
      ) : null}
    </div>
  );
}

/** Another product brings its own default UDR type when the present one does not measure it. */
function withProduct(code: string, form: AdjustForm, offer: AdjustOffer): Partial<AdjustForm> {
  const types = offer.products.find((product) => product.code === code)?.udrTypes ?? [];
  const [first] = types;
  if (first === undefined || types.includes(form.udrType)) return { product: code };
  return { product: code, ...withType(first, form, offer) };
}

function withType(code: string, form: AdjustForm, offer: AdjustOffer): Partial<AdjustForm> {
  const type = offer.udrTypes.find((candidate) => candidate.code === code);
  return { udrType: code, ...(type ? { source: sourceFor(type, form.source), metadata: metadataFor(type, form.metadata) } : {}) };
}

function sourceFor({ sources }: AdjustTypeOffer, source: string): string {
  return sources.some(({ code }) => code === source) ? source : (sources[0]?.code ?? source);
}

function metadataFor({ attributes }: AdjustTypeOffer, metadata: AdjustForm["metadata"]): AdjustForm["metadata"] {
  return Object.fromEntries(attributes.map(({ key }) => [key, metadata[key] ?? ""]));
}
