import { LIMIT_TARGET_NAMES, type LimitRowDraft, limitField, NEW_LIMIT_ROW } from "#lib/domain/account/limits-draft.ts";
import { Button } from "../../ui/button.tsx";
import { ExactInput } from "../../ui/exact-input.tsx";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { RemovableRows } from "../catalog/removable-rows.tsx";
import { ChoiceSelect } from "../product/choice-select.tsx";
import { fieldId } from "../use-definition-form.ts";

export type LimitChoices = { readonly productTypes: readonly Named[]; readonly families: readonly Named[] };
type Named = { readonly code: string; readonly name: string };

const MEASURES = { amount: "Money, with tax", quantity: "Usage, in its unit" } as const;
const PERIODS = { transaction: "One order", day: "A day", cycle: "A billing cycle" } as const;

type LimitRowsProps = {
  readonly rows: readonly LimitRowDraft[];
  readonly currency: string;
  readonly choices: LimitChoices;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly LimitRowDraft[]) => void;
};

/** One row to each limit: for what, what counts, over what time, and how much at most. */
export function LimitRows({ rows, onChange, ...rest }: LimitRowsProps) {
  return (
    <RemovableRows<LimitRowDraft>
      title="Limits"
      description="An order beyond any of them is refused. They count across the account's subscriptions, on its own clocks."
      field="limits"
      addLabel="Add a limit"
      none="No limit yet."
      error={rest.errorOf("limits")}
      rows={rows}
      fresh={NEW_LIMIT_ROW}
      withKey={(fresh, key) => ({ ...fresh, key })}
      firstOf={({ key }) => fieldId(limitField(key, "kind"))}
      onChange={onChange}
    >
      {(row, { index, onRemove }) => (
        <LimitFields
          key={row.key}
          {...rest}
          row={row}
          position={index + 1}
          onRemove={onRemove}
          onChange={(change) => onChange(rows.map((each) => (each.key === row.key ? { ...each, ...change } : each)))}
        />
      )}
    </RemovableRows>
  );
}

type LimitFieldsProps = Omit<LimitRowsProps, "rows" | "onChange"> & {
  readonly row: LimitRowDraft;
  readonly position: number;
  readonly onRemove: () => void;
  readonly onChange: (change: Partial<LimitRowDraft>) => void;
};

function LimitFields({ row, position, currency, choices, errorOf, onRemove, onChange }: LimitFieldsProps) {
  const { key, kind, measure, per, most } = row;
  const field = (member: Parameters<typeof limitField>[1]) => ({
    id: fieldId(limitField(key, member)),
    error: errorOf(limitField(key, member)),
  });
  return (
    <fieldset className="grid items-start gap-3 rounded-md border p-3 @md:grid-cols-2 @2xl:grid-cols-3">
      <legend className="px-1 text-muted text-xs">{`Limit ${position}`}</legend>
      <Field {...field("kind")} label="For">
        {(control) => (
          <ChoiceSelect {...control} names={LIMIT_TARGET_NAMES} value={kind} onChoose={(next) => onChange({ kind: next, code: "" })} />
        )}
      </Field>
      <TargetField row={row} choices={choices} field={field("code")} onChange={onChange} />
      <Field {...field("measure")} label="Counts">
        {(control) => <ChoiceSelect {...control} names={MEASURES} value={measure} onChoose={(next) => onChange({ measure: next })} />}
      </Field>
      <Field {...field("per")} label="Within">
        {(control) => <ChoiceSelect {...control} names={PERIODS} value={per} onChoose={(next) => onChange({ per: next })} />}
      </Field>
      <Field {...field("most")} label="At most">
        {(control) =>
          measure === "amount" ? (
            <MoneyField {...control} currency={currency} value={most} onValueChange={(text) => onChange({ most: text })} />
          ) : (
            <ExactInput {...control} value={most} onValueChange={(text) => onChange({ most: text })} />
          )
        }
      </Field>
      <div className="@md:self-end">
        <Button variant="ghost" size="small" onClick={onRemove}>
          Remove<span className="sr-only"> limit {position}</span>
        </Button>
      </div>
    </fieldset>
  );
}

type TargetFieldProps = Pick<LimitFieldsProps, "row" | "choices" | "onChange"> & {
  readonly field: { readonly id: string; readonly error: string | undefined };
};

/** There are few types and families, and as many services as there are films: one of those is typed. */
function TargetField({ row: { kind, code }, choices, field, onChange }: TargetFieldProps) {
  if (kind === "all") return null;
  if (kind === "product") {
    return (
      <Field {...field} label="Code of the service" hint="Such as LOTR1.">
        {(control) => (
          <Input
            {...control}
            value={code}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => onChange({ code: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
    );
  }
  const offered = kind === "productType" ? choices.productTypes : choices.families;
  const options = offered.map((one) => ({ value: one.code, label: `${one.name} (${one.code})` }));
  const gone = code === "" || options.some(({ value }) => value === code) ? [] : [{ value: code, label: code }];
  return (
    <Field {...field} label={kind === "productType" ? "Product type" : "Product family"}>
      {(control) => (
        <FilterSelect
          {...control}
          options={[{ value: "", label: "Choose" }, ...options, ...gone]}
          value={code}
          onValueChange={(next) => onChange({ code: next })}
        />
      )}
    </Field>
  );
}
