"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { attributesThatPrice } from "#lib/domain/price-plan/attributes-that-price.ts";
import type { PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";

type MetadataFieldsProps = {
  readonly surroundings: RatingSurroundings;
  readonly product: string;
  readonly document: PricePlanDocument | null;
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
};

const NOT_GIVEN = "";

/** The attributes of the usage that some rate of the plan looks at; of the others none changes a price. */
export function MetadataFields({ surroundings: { definitions, names }, product, document, values, onChange }: MetadataFieldsProps) {
  if (document === null) return null;
  return attributesThatPrice(document, definitions, product).map(({ key, choices }) => (
    <Field key={key} label={names.attributes[key] ?? key} optional>
      {(control) =>
        choices === null ? (
          <Input {...control} value={values[key] ?? ""} onChange={(event) => onChange(withValue(values, key, event.target.value))} />
        ) : (
          <Select
            {...control}
            value={values[key] ?? NOT_GIVEN}
            onValueChange={(value) => onChange(withValue(values, key, value))}
            options={[{ value: NOT_GIVEN, label: "Not given" }, ...choices.map((choice) => ({ value: choice, label: choice }))]}
          />
        )
      }
    </Field>
  ));
}

function withValue(values: Readonly<Record<string, string>>, key: string, value: string): Readonly<Record<string, string>> {
  const { [key]: _, ...others } = values;
  return value === NOT_GIVEN ? others : { ...others, [key]: value };
}
