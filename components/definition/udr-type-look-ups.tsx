"use client";

import { X } from "lucide-react";
import { fieldOfLookUp, type LookUpDraft, type UdrTypeDraft } from "#lib/domain/definition/udr-type-draft.ts";
import type { UdrTypeChoices } from "#lib/domain/definition/udr-type-editor-view.ts";
import { LOOK_UP_WHEN_NAMES } from "#lib/domain/look-up/look-up-rule.ts";
import { Field } from "../ui/field.tsx";
import { FilterSelect } from "../ui/filter-select.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { RemovableRows } from "./catalog/removable-rows.tsx";
import { fieldId } from "./use-definition-form.ts";

type UdrTypeLookUpsProps = {
  readonly draft: UdrTypeDraft;
  readonly tables: UdrTypeChoices["lookUpTables"];
  readonly onChange: (change: Partial<UdrTypeDraft>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

const WHEN = [
  { value: "absent", label: LOOK_UP_WHEN_NAMES.absent },
  { value: "always", label: LOOK_UP_WHEN_NAMES.always },
] as const;

const withKey = (fresh: Omit<LookUpDraft, "key">, key: number): LookUpDraft => ({ key, ...fresh });

/** The tables that imported usage of the type is held against, one after the other. */
export function UdrTypeLookUps({ draft, tables, onChange, errorOf }: UdrTypeLookUpsProps) {
  return (
    <RemovableRows<LookUpDraft>
      title="Look-ups at import"
      description="What a sender leaves out is looked up before the usage is checked, in this order. The received line stays as it was sent."
      field="lookUps"
      addLabel="Add look-up"
      none="Nothing is looked up."
      error={errorOf("lookUps")}
      rows={draft.lookUps}
      fresh={{ table: "", when: "absent" }}
      withKey={withKey}
      firstOf={({ key }) => fieldId(fieldOfLookUp(key))}
      onChange={(lookUps) => onChange({ lookUps })}
    >
      {(row, { index, onRemove }) => (
        <LookUpFields
          key={row.key}
          row={row}
          index={index}
          tables={tables}
          error={errorOf(fieldOfLookUp(row.key))}
          onRemove={onRemove}
          onChange={(part) => onChange({ lookUps: draft.lookUps.map((each) => (each.key === row.key ? { ...each, ...part } : each)) })}
        />
      )}
    </RemovableRows>
  );
}

type LookUpFieldsProps = Pick<UdrTypeLookUpsProps, "tables"> & {
  readonly row: LookUpDraft;
  readonly index: number;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<LookUpDraft>) => void;
  readonly onRemove: () => void;
};

function LookUpFields({ row: { key, table, when }, index, tables, error, onChange, onRemove }: LookUpFieldsProps) {
  const chosen = tables.find(({ code }) => code === table);
  const options = tables.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3 @lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <legend className="sr-only">{`Look-up ${index + 1}`}</legend>
      <Field
        id={fieldId(fieldOfLookUp(key))}
        label="Table"
        hint={chosen === undefined ? "By which of its attributes, the table says." : `${chosen.key} gives ${chosen.gives.join(", ")}.`}
        error={error}
      >
        {(control) => (
          <FilterSelect
            {...control}
            options={chosen === undefined ? [{ value: table, label: table === "" ? "Choose…" : table }, ...options] : options}
            value={table}
            onValueChange={(value) => onChange({ table: value })}
          />
        )}
      </Field>
      <Field label="It gives">
        {(control) => (
          <FilterSelect
            {...control}
            options={WHEN}
            value={when}
            onValueChange={(value) => onChange({ when: value === "always" ? "always" : "absent" })}
          />
        )}
      </Field>
      <span className="self-center">
        <IconButton label={`Remove look-up ${index + 1}`} onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      </span>
    </fieldset>
  );
}
