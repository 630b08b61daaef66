import type { AllowanceChoices } from "#lib/domain/allowance/allowance-choices.ts";
import { type AllowanceRow, fieldOf, NEW_ALLOWANCE, retargeted } from "#lib/domain/allowance/allowance-form.ts";
import type { Choice } from "#lib/domain/discount/discount-view.ts";
import { Button } from "../../ui/button.tsx";
import { ExactInput } from "../../ui/exact-input.tsx";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";
import { Input } from "../../ui/input.tsx";
import { RemovableRows } from "../catalog/removable-rows.tsx";
import { ChoiceSelect } from "../product/choice-select.tsx";
import { fieldId } from "../use-definition-form.ts";

const TARGETS = { productType: "A product type", family: "A product family", udrType: "A UDR type", product: "One service" } as const;
const RENEWALS = { cycle: "Each month", day: "Days", week: "Weeks", month: "Months" } as const;

type AllowanceRowsProps = {
  readonly rows: readonly AllowanceRow[];
  readonly choices: AllowanceChoices & { readonly productTypes: readonly Choice[]; readonly families: readonly Choice[] };
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rows: readonly AllowanceRow[]) => void;
};

/** What the SIMs share, one row to each allowance; usage takes of the first before it takes of the next. */
export function AllowanceRows({ rows, onChange, ...rest }: AllowanceRowsProps) {
  return (
    <RemovableRows<AllowanceRow>
      title="Shared allowances"
      description="A quantity that is free in each period, whichever SIM uses it. A SIM’s own free usage goes first."
      field="allowances"
      addLabel="Add an allowance"
      none="The SIMs share nothing."
      className="max-w-4xl"
      error={rest.errorOf("allowances")}
      rows={rows}
      fresh={NEW_ALLOWANCE}
      withKey={(fresh, key) => ({ ...fresh, key })}
      firstOf={({ key }) => fieldId(fieldOf("code", key))}
      onChange={onChange}
    >
      {(row, { index, onRemove }) => (
        <AllowanceFields
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

type RowProps = Pick<AllowanceRowsProps, "choices" | "errorOf"> & {
  readonly row: AllowanceRow;
  readonly onChange: (change: Partial<AllowanceRow>) => void;
};

type AllowanceFieldsProps = RowProps & { readonly position: number; readonly onRemove: () => void };

function AllowanceFields({ position, onRemove, ...props }: AllowanceFieldsProps) {
  return (
    <fieldset className="grid items-start gap-3 rounded-md border p-3 @md:grid-cols-2 @2xl:grid-cols-3">
      <legend className="px-1 text-muted text-xs">{`Allowance ${position}`}</legend>
      <NameFields {...props} />
      <TargetFields {...props} />
      <QuantityFields {...props} />
      <PeriodFields {...props} />
      <div className="@md:self-end">
        <Button variant="ghost" size="small" onClick={onRemove}>
          Remove<span className="sr-only"> allowance {position}</span>
        </Button>
      </div>
    </fieldset>
  );
}

/** The id of a field, and what is wrong with it. */
function placeOf({ row, errorOf }: RowProps): (member: string) => { readonly id: string; readonly error: string | undefined } {
  return (member) => ({ id: fieldId(fieldOf(member, row.key)), error: errorOf(fieldOf(member, row.key)) });
}

function NameFields(props: RowProps) {
  const { row, onChange } = props;
  const field = placeOf(props);
  return (
    <>
      <Field {...field("code")} label="Code" hint="Explanations name it so.">
        {(control) => (
          <Input
            {...control}
            value={row.code}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => onChange({ code: event.target.value.toUpperCase() })}
          />
        )}
      </Field>
      <Field {...field("name")} label="Name">
        {(control) => (
          <Input
            {...control}
            value={row.name}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function TargetFields(props: RowProps) {
  const { row, choices, onChange } = props;
  const { targetKind } = row;
  const field = placeOf(props);
  const choose = (target: string) => onChange(retargeted(row, target, choices.units));
  return (
    <>
      <Field {...field("targetKind")} label="For usage of">
        {(control) => (
          <ChoiceSelect {...control} names={TARGETS} value={targetKind} onChoose={(next) => onChange({ targetKind: next, target: "" })} />
        )}
      </Field>
      {targetKind === "product" ? (
        <Field {...field("target")} label="Code of the service" hint="Such as MOBILE-DATA.">
          {(control) => (
            <Input
              {...control}
              value={row.target}
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              onChange={(event) => choose(event.target.value.toUpperCase())}
            />
          )}
        </Field>
      ) : (
        <Field {...field("target")} label={LABELS[targetKind]}>
          {(control) => (
            <FilterSelect
              {...control}
              options={[{ value: "", label: "Choose" }, ...withOwn(offered(choices, targetKind), row.target)]}
              value={row.target}
              onValueChange={choose}
            />
          )}
        </Field>
      )}
      <Field {...field("zone")} label="Only in the usage zone" optional>
        {(control) => (
          <FilterSelect
            {...control}
            options={[{ value: "", label: "Anywhere" }, ...withOwn(choices.zones, row.zone)]}
            value={row.zone}
            onValueChange={(zone) => onChange({ zone })}
          />
        )}
      </Field>
    </>
  );
}

const LABELS = { productType: "Product type", family: "Product family", udrType: "UDR type" } as const;

function offered(choices: AllowanceRowsProps["choices"], kind: keyof typeof LABELS): readonly Choice[] {
  return { productType: choices.productTypes, family: choices.families, udrType: choices.udrTypes }[kind];
}

/** What was chosen may be archived by now, and must still show. */
function withOwn(options: readonly Choice[], own: string): readonly Choice[] {
  return own === "" || options.some(({ value }) => value === own) ? options : [...options, { value: own, label: own }];
}

function QuantityFields(props: RowProps) {
  const { row, choices, onChange } = props;
  const field = placeOf(props);
  return (
    <>
      <Field {...field("quantity")} label="Quantity">
        {(control) => <ExactInput {...control} value={row.quantity} onValueChange={(quantity) => onChange({ quantity })} />}
      </Field>
      <Field {...field("unit")} label="Unit">
        {(control) => (
          <FilterSelect
            {...control}
            options={[{ value: "", label: "Choose" }, ...withOwn(choices.measurements, row.unit)]}
            value={row.unit}
            onValueChange={(unit) => onChange({ unit })}
          />
        )}
      </Field>
      <Field {...field("capPerSim")} label="At most for one SIM" optional hint="In the same period.">
        {(control) => <ExactInput {...control} value={row.capPerSim} onValueChange={(capPerSim) => onChange({ capPerSim })} />}
      </Field>
    </>
  );
}

function PeriodFields(props: RowProps) {
  const { row, onChange } = props;
  const field = placeOf(props);
  return (
    <>
      <Field {...field("renew")} label="Free again">
        {(control) => <ChoiceSelect {...control} names={RENEWALS} value={row.renew} onChoose={(renew) => onChange({ renew })} />}
      </Field>
      {row.renew === "cycle" ? null : (
        <Field {...field("every")} label={`After how many ${RENEWALS[row.renew].toLowerCase()}`}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              className="figures"
              value={row.every}
              onChange={(event) => onChange({ every: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
