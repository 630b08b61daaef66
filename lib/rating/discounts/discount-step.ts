import { type Decimal, decimalToShortString } from "#lib/kernel/decimal.ts";
import type { CounterChange } from "../counters.ts";
import { type Fraction, fractionToString } from "../fraction.ts";
import type { AppliedDiscount, DiscountRefusal, Left, RefusedDiscount } from "./explained-discount.ts";
import type { HeldDiscount } from "./held-discount.ts";
import { percentOf } from "./percent.ts";
import type { SpentBudget, SpentShare } from "./period-budget.ts";

/** What the counter of the discount holds afterwards, and of a shared allowance the SIM's own. */
type Spent = { readonly spent: SpentBudget | null; readonly share: SpentShare | null };

/** What one discount did, as numbers: texts are made only for those who read them. */
export type DiscountStep =
  | ({ readonly kind: "quantity"; readonly discount: HeldDiscount; readonly took: Decimal } & Spent)
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
    const { code, version, kind, value, level, share } = step.discount;
    if (step.kind === "refused") refused.push({ code, version, kind, why: step.why, ...(share && { isShared: true as const }) });
    else applied.push({ code, version, kind, value, level, took: tookOf(step), left: leftOf(step), ...shareOf(step) });
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
  return step.kind === "share" || step.spent === null ? null : leftText(step.spent);
}

/** Only shared allowances have the member, so that the explanations of all others are what they were. */
function shareOf(step: Taken): Pick<AppliedDiscount, "share"> {
  if (step.kind !== "quantity" || step.share === null) return {};
  return { share: step.share.left === null ? null : leftText(step.share.left) };
}

function leftText({ before, after }: { readonly before: Decimal; readonly after: Decimal }): Left {
  return { before: decimalToShortString(before), after: decimalToShortString(after) };
}

/** What the counters of the discounts hold afterwards. */
export function changesOf(steps: readonly DiscountStep[]): readonly CounterChange[] {
  const changes: CounterChange[] = [];
  for (const step of steps) {
    if ((step.kind === "quantity" || step.kind === "amount") && step.spent !== null) changes.push(step.spent.change);
    if (step.kind === "quantity" && step.share !== null) changes.push(step.share.change);
  }
  return changes;
}
