import { isCurrency } from "#lib/kernel/currency.ts";
import { isTimeZone } from "#lib/kernel/zone.ts";
import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";

/** What a new plan may be copied from, and how its prices are meant. */
export type PlanToCopy = {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly taxInclusive: boolean;
  readonly timeZone: string;
};

export type PlanBeginning = "copy" | "empty" | "import";

/** The form of a new plan as it is typed. */
export type NewPlan = {
  readonly kind: "group" | "subscription" | "global";
  readonly name: string;
  readonly code: string;
  readonly description: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly taxInclusive: boolean;
  readonly begins: PlanBeginning;
  readonly copied: string;
};

export type NewPlanField = "name" | "code" | "description" | "currency" | "timeZone" | "copied";
export type NewPlanProblem = { readonly field: NewPlanField; readonly message: string };

/** What stands against making it, field by field; the server asks the same. */
export function newPlanProblems(plan: NewPlan): readonly NewPlanProblem[] {
  const problems: readonly (readonly [NewPlanField, string | null])[] = [
    ["name", nameProblem(plan.name)],
    ["code", codeProblem(plan.code)],
    ["description", descriptionProblem(plan.description)],
    ["currency", isCurrency(plan.currency) ? null : "Give a currency code, such as EUR."],
    ["timeZone", isTimeZone(plan.timeZone) ? null : "Enter a time zone, such as Europe/Nicosia."],
    ["copied", plan.begins === "copy" && plan.copied === "" ? "Choose the plan to copy." : null],
  ];
  return problems.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]));
}

/** What the copied figures would mean otherwise than in the plan they come from; none where they mean the same. */
export function copyWarnings(plan: NewPlan, source: PlanToCopy | null): readonly string[] {
  if (plan.begins !== "copy" || source === null) return [];
  const { name, currency, taxInclusive, timeZone } = source;
  return [
    ...(currency === plan.currency ? [] : [`${name} is in ${currency}: its figures are copied as they are, now in ${plan.currency}.`]),
    ...(taxInclusive === plan.taxInclusive
      ? []
      : [
          `The prices of ${name} ${taxInclusive ? "include tax" : "are without tax"}: the same figures would now ${plan.taxInclusive ? "include it" : "have it added"}.`,
        ]),
    ...(timeZone === plan.timeZone ? [] : [`${name} counts its days in ${timeZone}.`]),
  ];
}
