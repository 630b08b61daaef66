"use client";

import { MONTHS } from "#lib/domain/catalog/catalog-view.ts";
import { Field } from "../../ui/field.tsx";
import { FilterSelect } from "../../ui/filter-select.tsx";

type MonthDayFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  /** "12-15" */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

const two = (number: number) => String(number).padStart(2, "0");
const DAYS = Array.from({ length: 31 }, (_, index) => ({ value: two(index + 1), label: String(index + 1) }));
const MONTH_OPTIONS = MONTHS.map((label, index) => ({ value: two(index + 1), label }));

/** A day of every year. */
export function MonthDayField({ id, label, error, value, onChange }: MonthDayFieldProps) {
  const [month = "01", day = "01"] = value.split("-");
  return (
    <Field id={id} label={label} error={error}>
      {(control) => (
        <span className="flex gap-2">
          <FilterSelect
            {...control}
            aria-label={`${label}: day`}
            className="w-20"
            options={DAYS}
            value={day}
            onValueChange={(next) => onChange(`${month}-${next}`)}
          />
          <FilterSelect
            aria-label={`${label}: month`}
            className="min-w-0 flex-1"
            options={MONTH_OPTIONS}
            value={month}
            onValueChange={(next) => onChange(`${next}-${day}`)}
          />
        </span>
      )}
    </Field>
  );
}
