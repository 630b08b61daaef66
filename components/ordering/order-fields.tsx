"use client";

import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { QuantityField } from "#components/ui/quantity-field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AskedDiscount } from "#lib/domain/discount/asked-discount.ts";
import type { OrderFields as Fields, OrderField } from "#lib/domain/ordering/order-view.ts";

export type OrderDetails = {
  readonly quantity: string;
  /** Null: to the default. */
  readonly device: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly discounts: readonly AskedDiscount[];
};

type OrderFieldsProps = {
  readonly fields: Fields | undefined;
  readonly details: OrderDetails;
  readonly onChange: (details: OrderDetails) => void;
  /** The refusal of the quote, by the path it names. */
  readonly errorAt: (path: string) => string | undefined;
};

/** What the UDR type asks for. What is optional stays folded away: most calls need none of it. */
export function OrderFields({ fields, details, onChange, errorAt }: OrderFieldsProps) {
  if (!fields) return null;
  const mandatory = fields.fields.filter((field) => field.mandatory);
  const optional = fields.fields.filter((field) => !field.mandatory);
  const given = optional.filter(({ key }) => (details.metadata[key] ?? "") !== "").length;
  const show = (field: OrderField) => (
    <AttributeField
      key={field.key}
      field={field}
      value={details.metadata[field.key] ?? ""}
      error={errorAt(`metadata.${field.key}`)}
      onValueChange={(value) => onChange({ ...details, metadata: withValue(details.metadata, field.key, value) })}
    />
  );
  return (
    <>
      {mandatory.length > 0 ? <div className="grid gap-3 sm:grid-cols-2">{mandatory.map(show)}</div> : null}
      <details
        className="rounded-md border px-3 py-2"
        open={given > 0 || errorAt("quantity") !== undefined || optional.some(({ key }) => errorAt(`metadata.${key}`))}
      >
        <summary className="cursor-pointer text-muted">
          Details of this order: {["quantity", ...optional.map(({ label }) => label.toLowerCase())].join(", ")}
        </summary>
        <div className="mt-3 mb-1 grid gap-3 sm:grid-cols-2">
          <Field label="Quantity" error={errorAt("quantity")}>
            {(control) => (
              <QuantityField
                {...control}
                unit={fields.unitName.toLowerCase()}
                value={details.quantity}
                onValueChange={(quantity) => onChange({ ...details, quantity })}
              />
            )}
          </Field>
          {optional.map(show)}
        </div>
      </details>
    </>
  );
}

const NOT_GIVEN = "-";

type AttributeFieldProps = {
  readonly field: OrderField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onValueChange: (value: string) => void;
};

function AttributeField({ field, value, error, onValueChange }: AttributeFieldProps) {
  const choices = field.type === "boolean" ? BOOLEANS : field.choices;
  const options = choices?.map((choice) => ({ value: choice.value, label: `${"\u2003".repeat(choice.depth)}${choice.label}` }));
  return (
    <Field
      label={field.label}
      optional={!field.mandatory}
      error={error}
      {...(field.personal ? { hint: "Personal: kept apart from the bill." } : {})}
    >
      {(control) =>
        options ? (
          <Select
            {...control}
            options={[{ value: NOT_GIVEN, label: "Not given" }, ...options]}
            value={value === "" ? NOT_GIVEN : value}
            onValueChange={(next) => onValueChange(next === NOT_GIVEN ? "" : next)}
          />
        ) : (
          <Input {...control} autoComplete="off" maxLength={200} value={value} onChange={(event) => onValueChange(event.target.value)} />
        )
      }
    </Field>
  );
}

const BOOLEANS = [
  { value: "true", label: "Yes", depth: 0 },
  { value: "false", label: "No", depth: 0 },
];

/** An emptied field is not sent at all: an empty text is no value. */
function withValue(metadata: OrderDetails["metadata"], key: string, value: string): OrderDetails["metadata"] {
  const { [key]: _, ...others } = metadata;
  return value === "" ? others : { ...others, [key]: value };
}
