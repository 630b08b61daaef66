import type { FieldError } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatInstant } from "#components/ui/format-instant.ts";
import { Input } from "#components/ui/input.tsx";
import { instantOf } from "#components/ui/iso-instant.tsx";
import type { BacktestChoices } from "#lib/domain/backtest/backtest-view.ts";
import type { Period } from "#lib/domain/backtest/period-presets.ts";
import { FROM_ID, UNTIL_ID } from "./backtest-form.ts";

type PeriodDatesProps = {
  readonly form: Period;
  readonly choices: BacktestChoices;
  readonly errors: readonly FieldError[];
  readonly onDates: (dates: Partial<Period>) => void;
};

/** The first and the last day, both part of the period. */
export function PeriodDates({ form: { from, until }, choices: { usage, zone }, errors, onDates }: PeriodDatesProps) {
  const errorOf = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.message;
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      <Field id={FROM_ID} label="First day" error={errorOf(FROM_ID)}>
        {(control) => <Input {...control} type="date" value={from} onChange={({ target }) => onDates({ from: target.value })} />}
      </Field>
      <Field id={UNTIL_ID} label="Last day" error={errorOf(UNTIL_ID)}>
        {(control) => <Input {...control} type="date" value={until} onChange={({ target }) => onDates({ until: target.value })} />}
      </Field>
      <p className="text-muted text-xs sm:col-span-2">
        {usage === null
          ? `Days are those of ${zone}. No usage is stored yet.`
          : `Days are those of ${zone}. There is usage from ${dateText(usage.first)} to ${dateText(usage.last)}.`}
      </p>
    </div>
  );
}

function dateText(date: string): string {
  return formatInstant(instantOf(`${date}T00:00Z`), "UTC", "date");
}
