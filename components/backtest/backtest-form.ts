import type { FieldError } from "#components/ui/error-summary.tsx";
import type { FilterOption } from "#components/ui/filter-select.tsx";
import type { StartBacktestForm } from "#lib/domain/backtest/backtest-schema.ts";
import type { BacktestChoices } from "#lib/domain/backtest/backtest-view.ts";
import { firstPreset, type Period, periodOf } from "#lib/domain/backtest/period-presets.ts";
import type { ChosenPeriod } from "./period-choice.tsx";

export const FROM_ID = "backtest-from";
export const UNTIL_ID = "backtest-until";

export type BacktestForm = Period & {
  readonly period: ChosenPeriod;
  /** A code; "" is all accounts. */
  readonly classification: string;
  /** "" is everything; else a kind and a code. */
  readonly target: string;
};

export function initialForm(choices: BacktestChoices): BacktestForm {
  const period = firstPreset(choices);
  const { from, until } = periodOf(period, choices) ?? { from: "", until: "" };
  return { period, from, until, classification: "", target: "" };
}

/** The period that was chosen fills the dates; own dates begin as those that stand there. */
export function withPeriod(form: BacktestForm, period: ChosenPeriod, choices: BacktestChoices): BacktestForm {
  const dates = period === "own" ? null : periodOf(period, choices);
  return { ...form, period, ...dates };
}

/** What is wrong, in the order of the fields. */
export function formErrors({ from, until }: Period): readonly FieldError[] {
  const missing = [
    ...(from === "" ? [{ fieldId: FROM_ID, message: "Give the first day." }] : []),
    ...(until === "" ? [{ fieldId: UNTIL_ID, message: "Give the last day." }] : []),
  ];
  if (missing.length > 0 || from <= until) return missing;
  return [{ fieldId: UNTIL_ID, message: "The last day lies before the first. Choose a later one." }];
}

export function accountOptions({ classifications }: BacktestChoices): readonly FilterOption[] {
  return [{ value: "", label: "All accounts" }, ...classifications.map(({ code, name }) => ({ value: code, label: `${name} accounts` }))];
}

/** A code may hold any character, so only the first of these marks parts kind and code. */
const MARK = ":";

export function targetOptions({ productTypes, families }: BacktestChoices): readonly FilterOption[] {
  return [
    { value: "", label: "Everything" },
    ...productTypes.map(({ code, name }) => ({ value: `productType${MARK}${code}`, label: `Product type: ${name}` })),
    ...families.map(({ code, name }) => ({ value: `family${MARK}${code}`, label: `Family: ${name}` })),
  ];
}

export function startInput(form: BacktestForm, plan: { readonly code: string; readonly revision: number }): StartBacktestForm {
  return {
    plan: plan.code,
    revision: plan.revision,
    from: form.from,
    until: form.until,
    classification: form.classification === "" ? null : form.classification,
    target: targetOf(form.target),
  };
}

function targetOf(value: string): StartBacktestForm["target"] {
  const at = value.indexOf(MARK);
  const code = value.slice(at + 1);
  if (at < 0) return null;
  return value.startsWith("family") ? { kind: "family", code } : { kind: "productType", code };
}
