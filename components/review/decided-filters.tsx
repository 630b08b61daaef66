"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { REVIEW_KIND_NAMES } from "#lib/domain/home/review-subject.ts";
import { DECISION_NAMES, type DecidedFilter, type DecidedPeople, type Person } from "#lib/domain/review/decided-review.ts";
import { CriteriaFoot } from "../ui/criteria-foot.tsx";
import { Field } from "../ui/field.tsx";
import { type FilterOption, FilterSelect } from "../ui/filter-select.tsx";
import { Input } from "../ui/input.tsx";

const CRITERIA = {
  kind: parseAsString,
  decision: parseAsString,
  askedBy: parseAsString,
  decidedBy: parseAsString,
  from: parseAsString,
  to: parseAsString,
} as const satisfies Record<keyof DecidedFilter, unknown>;
type Criterion = keyof typeof CRITERIA;

/** Stands for "no filter": a select has no empty value. */
const ALL = "*";

type DecidedFiltersProps = { readonly people: DecidedPeople; readonly zone: string };

/** The criteria are the address: they survive a reload, and can be sent to a colleague. People stand in it by number. */
export function DecidedFilters({ people, zone }: DecidedFiltersProps) {
  const { values, choose, clear, isAny } = useCriteria();
  const choice = (name: Criterion, label: string, options: readonly FilterOption[]) => (
    <Field label={label}>
      {(control) => (
        <FilterSelect
          {...control}
          value={values[name] ?? ALL}
          options={options}
          onValueChange={(value) => choose(name, value === ALL ? null : value)}
        />
      )}
    </Field>
  );
  const day = (name: Criterion, label: string) => (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          className="figures"
          value={values[name] ?? ""}
          onChange={({ target }) => choose(name, target.value || null)}
        />
      )}
    </Field>
  );
  return (
    <search aria-label="Criteria of decisions" className="mb-4 block rounded-lg border bg-panel p-4">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-3">
        {choice("kind", "Kind", [{ value: ALL, label: "Every kind" }, ...named(REVIEW_KIND_NAMES)])}
        {choice("decision", "Decision", [{ value: ALL, label: "Every decision" }, ...named(DECISION_NAMES)])}
        {choice("askedBy", "Asked for by", everybody(people.askers, values.askedBy))}
        {choice("decidedBy", "Decided by", everybody(people.deciders, values.decidedBy))}
        {day("from", "Decided from")}
        {day("to", "Decided to")}
      </div>
      <CriteriaFoot zone={zone} isAny={isAny} onClear={clear} />
    </search>
  );
}

/** Each other choice begins with its newest decision: a page of the last one means nothing in it. */
function useCriteria() {
  const [{ cursor: _page, ...values }, set] = useQueryStates(
    { ...CRITERIA, cursor: parseAsString },
    { history: "replace", shallow: false },
  );
  return {
    values,
    isAny: Object.values(values).some((value) => value !== null),
    choose: (name: Criterion, value: string | null) => void set({ [name]: value, cursor: null }),
    clear: () => void set(null),
  };
}

function named(names: Readonly<Record<string, string>>): readonly FilterOption[] {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

/** Whom an address names stays chosen, although they asked for or decided nothing. */
function everybody(people: readonly Person[], chosen: string | null): readonly FilterOption[] {
  const known = people.map(({ userId, name }) => ({ value: String(userId), label: name }));
  const isStrange = chosen !== null && !known.some(({ value }) => value === chosen);
  return [{ value: ALL, label: "Everybody" }, ...known, ...(isStrange ? [{ value: chosen, label: `Person ${chosen}` }] : [])];
}
