"use client";

import { Trash2 } from "lucide-react";
import { fieldOf, NEW_VALIDITY, type ValidityDraft } from "#lib/domain/catalog/catalog-draft.ts";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { InstantField } from "../../ui/instant-field.tsx";
import { ChoiceSelect } from "../product/choice-select.tsx";
import { fieldId } from "../use-definition-form.ts";
import { MonthDayField } from "./month-day-field.tsx";
import { RemovableRows } from "./removable-rows.tsx";

type ValidityFieldsProps = {
  readonly rows: readonly ValidityDraft[];
  readonly zone: string;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly ValidityDraft[]) => void;
};

const KINDS = { period: "Once, in a period", yearly: "Every year" } as const;

/** When it sells: always, or in any of these. */
export function ValidityFields({ rows, zone, errorOf, onChange }: ValidityFieldsProps) {
  return (
    <RemovableRows
      title="Validity"
      description="Orders are taken while any of these holds; without one, always"
      field="validity"
      addLabel="Add a time"
      none="Always valid."
      error={errorOf("validity")}
      rows={rows}
      fresh={NEW_VALIDITY}
      withKey={(fresh, key) => ({ ...fresh, key })}
      firstOf={({ key }) => fieldId(fieldOf("validity", key, "kind"))}
      onChange={onChange}
    >
      {(row, { index, onRemove }) => (
        <ValidityRow
          key={row.key}
          row={row}
          number={index + 1}
          zone={zone}
          errorOf={errorOf}
          onRemove={onRemove}
          onChange={(change) => onChange(rows.map((each) => (each.key === row.key ? { ...each, ...change } : each)))}
        />
      )}
    </RemovableRows>
  );
}

type ValidityRowProps = Pick<ValidityFieldsProps, "zone" | "errorOf"> & {
  readonly row: ValidityDraft;
  readonly number: number;
  readonly onChange: (change: Partial<ValidityDraft>) => void;
  readonly onRemove: () => void;
};

function ValidityRow({ row, number, zone, errorOf, onChange, onRemove }: ValidityRowProps) {
  const field = (member: string) => ({
    id: fieldId(fieldOf("validity", row.key, member)),
    error: errorOf(fieldOf("validity", row.key, member)),
  });
  return (
    <fieldset className="grid min-w-0 items-start gap-3 @lg:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)_auto]">
      <legend className="sr-only">{`Time ${number}`}</legend>
      <Field {...field("kind")} label="When">
        {(control) => <ChoiceSelect {...control} names={KINDS} value={row.kind} onChoose={(kind) => onChange({ kind })} />}
      </Field>
      {row.kind === "period" ? (
        <>
          <Field {...field("from")} label="From">
            {(control) => <InstantField {...control} zone={zone} value={row.from} onValueChange={(from) => onChange({ from })} />}
          </Field>
          <Field {...field("to")} label="Until" optional hint="Not any more from then on.">
            {(control) => <InstantField {...control} zone={zone} value={row.to} onValueChange={(to) => onChange({ to })} />}
          </Field>
        </>
      ) : (
        <>
          <MonthDayField {...field("firstDay")} label="First day" value={row.firstDay} onChange={(firstDay) => onChange({ firstDay })} />
          <MonthDayField {...field("to")} label="Last day" value={row.lastDay} onChange={(lastDay) => onChange({ lastDay })} />
        </>
      )}
      <div className="@lg:pt-6.5">
        <IconButton label={`Remove time ${number}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
    </fieldset>
  );
}
