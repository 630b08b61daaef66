import { LIMIT_TARGETS, type LimitRow, NEW_LIMIT } from "#lib/domain/agreement/agreement-form.ts";
import type { AgreementChoices } from "#lib/domain/agreement/agreement-view.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { RemovableRows } from "../catalog/removable-rows.tsx";
import { ChoiceSelect } from "../product/choice-select.tsx";
import { fieldId } from "../use-definition-form.ts";

const TARGETS = { all: "All services together", product: "One usage service", productType: "A product type", family: "A product family" };
const TARGET_LABEL = { product: "Usage service", productType: "Product type", family: "Product family" } as const;
const MEASURES = { amount: "Money, with tax", quantity: "Usage, in its unit" };
const PERIODS = { transaction: "One order", day: "A day", cycle: "A billing cycle" };

type LimitRowsProps = {
  readonly rows: readonly LimitRow[];
  readonly choices: AgreementChoices;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly LimitRow[]) => void;
};

/** The limits that were agreed on, one row to each. */
export function LimitRows({ rows, choices, errorOf, onChange }: LimitRowsProps) {
  return (
    <RemovableRows<LimitRow>
      title="Limits"
      description="Beyond any of them an order is refused."
      field="rows"
      addLabel="Add a limit"
      none="No limit yet."
      error={errorOf("rows")}
      rows={rows}
      fresh={NEW_LIMIT}
      withKey={(fresh, key) => ({ ...fresh, key })}
      firstOf={({ key }) => fieldId(`targetKind-${key}`)}
      onChange={onChange}
    >
      {(row, { index, onRemove }) => (
        <LimitFields
          key={row.key}
          row={row}
          index={index}
          choices={choices}
          errorOf={errorOf}
          onRemove={onRemove}
          onChange={(change) => onChange(rows.map((each) => (each.key === row.key ? { ...each, ...change } : each)))}
        />
      )}
    </RemovableRows>
  );
}

type LimitFieldsProps = Pick<LimitRowsProps, "choices" | "errorOf"> & {
  readonly row: LimitRow;
  readonly index: number;
  readonly onRemove: () => void;
  readonly onChange: (change: Partial<LimitRow>) => void;
};

function LimitFields({ row, index, choices, errorOf, onRemove, onChange }: LimitFieldsProps) {
  const { key, targetKind, target, measure, per, most } = row;
  return (
    <fieldset className="grid gap-3 rounded-md border p-3 @lg:grid-cols-3">
      <legend className="px-1 text-muted text-xs">{`Limit ${index + 1}`}</legend>
      <Field id={fieldId(`targetKind-${key}`)} label="For">
        {(control) => (
          <ChoiceSelect
            {...control}
            names={TARGETS}
            value={targetKind}
            onChoose={(next) => onChange({ targetKind: LIMIT_TARGETS.find((kind) => kind === next) ?? "all", target: "" })}
          />
        )}
      </Field>
      {targetKind === "all" ? null : (
        <Field id={fieldId(`target-${key}`)} label={TARGET_LABEL[targetKind]} error={errorOf(`target-${key}`)}>
          {(control) => (
            <FilterSelect
              {...control}
              options={[{ value: "", label: "Choose" }, ...optionsOf(choices, targetKind)]}
              value={target}
              onValueChange={(next) => onChange({ target: next })}
            />
          )}
        </Field>
      )}
      <Field id={fieldId(`measure-${key}`)} label="Counts" error={errorOf(`measure-${key}`)}>
        {(control) => <ChoiceSelect {...control} names={MEASURES} value={measure} onChoose={(next) => onChange({ measure: next })} />}
      </Field>
      <Field id={fieldId(`most-${key}`)} label="At most" error={errorOf(`most-${key}`)}>
        {(control) => (
          <Input
            {...control}
            value={most}
            inputMode="decimal"
            autoComplete="off"
            className="figures"
            onChange={(event) => onChange({ most: event.target.value.replace(",", ".") })}
          />
        )}
      </Field>
      <Field id={fieldId(`per-${key}`)} label="Within">
        {(control) => <ChoiceSelect {...control} names={PERIODS} value={per} onChoose={(next) => onChange({ per: next })} />}
      </Field>
      <div className="flex items-end">
        <Button variant="ghost" size="small" onClick={onRemove}>
          Remove<span className="sr-only"> limit {index + 1}</span>
        </Button>
      </div>
    </fieldset>
  );
}

function optionsOf(choices: AgreementChoices, kind: Exclude<LimitRow["targetKind"], "all">) {
  return { product: choices.products, productType: choices.productTypes, family: choices.families }[kind];
}
