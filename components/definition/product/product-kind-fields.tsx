"use client";

import type { Reference } from "#lib/domain/definition/reference.ts";
import type { ProductDraft } from "#lib/domain/product/product-draft.ts";
import { RATING_NAMES } from "#lib/domain/product/product-view.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { fieldId } from "../use-definition-form.ts";
import { ChoiceSelect } from "./choice-select.tsx";

type ProductKindFieldsProps = {
  readonly draft: ProductDraft;
  readonly types: readonly Reference[];
  readonly families: readonly Reference[];
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (change: Partial<ProductDraft>) => void;
};

/** What decides which rates are for it. */
export function ProductKindFields({ draft, types, families, errorOf, onChange }: ProductKindFieldsProps) {
  return (
    <div className="grid gap-4 @lg:grid-cols-3">
      <Field id={fieldId("type")} label="Product type" error={errorOf("type")}>
        {(control) => (
          <FilterSelect
            {...control}
            value={draft.type ?? ""}
            options={[{ value: "", label: "Choose…" }, ...types.map(({ code, name }) => ({ value: code, label: name }))]}
            onValueChange={(code) => onChange({ type: code === "" ? null : code })}
          />
        )}
      </Field>
      <Field id={fieldId("family")} label="Family" optional error={errorOf("family")}>
        {(control) => (
          <FilterSelect
            {...control}
            value={draft.family ?? ""}
            options={[{ value: "", label: "None" }, ...withCurrent(families, draft.family)]}
            onValueChange={(code) => onChange({ family: code === "" ? null : code })}
          />
        )}
      </Field>
      <Field id={fieldId("rating")} label="Priced" hint="Elsewhere: its amounts and its tax come with the usage." error={errorOf("rating")}>
        {(control) => <ChoiceSelect {...control} names={RATING_NAMES} value={draft.rating} onChoose={(rating) => onChange({ rating })} />}
      </Field>
    </div>
  );
}

/** What is chosen is among them although it may be archived. */
function withCurrent(families: readonly Reference[], current: string | null) {
  const all =
    current === null || families.some(({ code }) => code === current) ? families : [...families, { code: current, name: current }];
  return all.map(({ code, name }) => ({ value: code, label: name }));
}
