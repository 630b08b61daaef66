"use client";

import { CriteriaFoot } from "#components/ui/criteria-foot.tsx";
import { Field } from "#components/ui/field.tsx";
import { type FilterOption, FilterSelect } from "#components/ui/filter-select.tsx";
import { Input } from "#components/ui/input.tsx";
import { RBI_CLASSIFICATION_NAMES, RBI_KIND_NAMES, RBI_SIGN_NAMES, RBI_STATE_NAMES } from "#lib/domain/rbi/rbi-list-view.ts";
import { DIRECTIVE_NAMES } from "#lib/domain/udr/udr-actions.ts";
import type { RbiFilterName } from "./rbi-queries.ts";
import { TextCriterion } from "./text-criterion.tsx";
import type { UseRbiFilters } from "./use-rbi-filters.ts";

type RbiFilterBarProps = {
  readonly criteria: UseRbiFilters;
  readonly zone: string;
  readonly products: readonly { readonly code: string; readonly name: string }[];
};

const ANY = "any";
const FEWER: readonly RbiFilterName[] = [
  "udr",
  "bill",
  "kind",
  "directive",
  "classification",
  "from",
  "to",
  "effectiveFrom",
  "effectiveTo",
];
const GRID = "grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-3";

export function RbiFilterBar({ criteria, zone, products }: RbiFilterBarProps) {
  const { filters, clear } = criteria;
  const productOptions = products.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <search aria-label="RBI criteria" className="rounded-lg border bg-panel p-4">
      <div className={GRID}>
        <TextCriterion label="Number" name="number" criteria={criteria} inputMode="numeric" />
        <TextCriterion label="Account number" name="account" criteria={criteria} />
        <TextCriterion label="Subscription" name="subscription" criteria={criteria} />
        <Choice label="Product" name="product" options={productOptions} criteria={criteria} />
        <Choice label="State" name="state" options={optionsOf(RBI_STATE_NAMES)} criteria={criteria} />
        <Choice label="Sign" name="sign" options={optionsOf(RBI_SIGN_NAMES)} criteria={criteria} />
      </div>
      <details className="mt-3" open={FEWER.some((name) => filters[name] !== undefined)}>
        <summary className="w-fit cursor-pointer rounded-xs py-1 text-accent">More criteria</summary>
        <div className={`${GRID} mt-2`}>
          <TextCriterion label="UDR" name="udr" criteria={criteria} inputMode="numeric" />
          <TextCriterion label="Bill" name="bill" criteria={criteria} />
          <Choice label="Kind" name="kind" options={optionsOf(RBI_KIND_NAMES)} criteria={criteria} />
          <Choice label="Classification" name="classification" options={optionsOf(RBI_CLASSIFICATION_NAMES)} criteria={criteria} />
          <Choice label="Directive of the UDR" name="directive" options={optionsOf(DIRECTIVE_NAMES)} criteria={criteria} />
          <Day label="Rated from" name="from" criteria={criteria} />
          <Day label="Rated to" name="to" criteria={criteria} />
          <Day label="Effective from" name="effectiveFrom" criteria={criteria} />
          <Day label="Effective to" name="effectiveTo" criteria={criteria} />
        </div>
      </details>
      <CriteriaFoot zone={zone} isAny={Object.keys(filters).length > 0} onClear={clear} />
    </search>
  );
}

function optionsOf(names: Readonly<Record<string, string>>): readonly FilterOption[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

type CriterionProps = { readonly label: string; readonly name: RbiFilterName; readonly criteria: UseRbiFilters };

function Choice({
  label,
  name,
  options,
  criteria: { filters, setFilter },
}: CriterionProps & { readonly options: readonly FilterOption[] }) {
  return (
    <Field label={label}>
      {(control) => (
        <FilterSelect
          {...control}
          options={[{ value: ANY, label: "Any" }, ...options]}
          value={filters[name] ?? ANY}
          onValueChange={(value) => setFilter(name, value === ANY ? "" : value)}
        />
      )}
    </Field>
  );
}

function Day({ label, name, criteria: { filters, setFilter } }: CriterionProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          className="figures"
          value={filters[name] ?? ""}
          onChange={(event) => setFilter(name, event.target.value)}
        />
      )}
    </Field>
  );
}
