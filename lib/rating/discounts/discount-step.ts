import { type Decimal, decimalToShortString } from "#lib/kernel/decimal.ts";
import type { CounterChange } from "../counters.ts";
import { type Fraction, fractionToString } from "../fraction.ts";
import type { AppliedDiscount, DiscountRefusal, RefusedDiscount } from "./explained-discount.ts";
import type { HeldDiscount } from "./held-discount.ts";
import { percentOf } from "./percent.ts";
import type { SpentBudget } from "./period-budget.ts";

/** What one discount did, as numbers: texts are made only for those who read them. */
export type DiscountStep =
  | { readonly kind: "quantity"; readonly discount: HeldDiscount; readonly took: Decimal; readonly spent: SpentBudget | null }
  | { readonly kind: "share"; readonly discount: HeldDiscount; readonly percent: Decimal; readonly of: Fraction }
  | { readonly kind: "amount"; readonly discount: HeldDiscount; readonly took: Fraction; readonly spent: SpentBudget | null }
  | { readonly kind: "refused"; readonly discount: HeldDiscount; readonly why: DiscountRefusal };

export type ExplainedSteps = { readonly applied: readonly AppliedDiscount[]; readonly refused: readonly RefusedDiscount[] };

const NOTHING_DONE: ExplainedSteps = { applied: [], refused: [] };

export function explainSteps(steps: readonly DiscountStep[]): ExplainedSteps {
  if (steps.length === 0) return NOTHING_DONE;
  const applied: AppliedDiscount[] = [];
  const refused: RefusedDiscount[] = [];
  for (const step of steps) {
    const { code, version, kind, value, level } = step.discount;
    if (step.kind === "refused") refused.push({ code, version, kind, why: step.why });
    else applied.push({ code, version, kind, value, level, took: tookOf(step), left: leftOf(step) });
  }
  return { applied, refused };
}

type Taken = Exclude<DiscountStep, { readonly kind: "refused" }>;

function tookOf(step: Taken): string {
  switch (step.kind) {
    case "quantity":
      return decimalToShortString(step.took);
    case "amount":
      return fractionToString(step.took);
    case "share":
      return fractionToString(percentOf(step.of, step.percent));
  }
}

function leftOf(step: Taken): AppliedDiscount["left"] {
  if (step.kind === "share" || step.spent === null) return null;
  return { before: decimalToShortString(step.spent.before), after: decimalToShortString(step.spent.after) };
}

/** What the counters of the discounts hold afterwards. */
export function changesOf(steps: readonly DiscountStep[]): readonly CounterChange[] {
  const changes: CounterChange[] = [];
  for (const step of steps) {
    if ((step.kind === "quantity" || step.kind === "amount") && step.spent !== null) changes.push(step.spent.change);
  }
  return changes;
}
