import type { Instant } from "#lib/kernel/instant.ts";
import { type Result, refused } from "#lib/kernel/result.ts";
import { decideSaveDefinition, type SavedDefinition } from "../definition/decide-save-definition.ts";
import type { Reference } from "../definition/reference.ts";
import type { Refusal } from "../refusal.ts";
import { dayBeginningAt } from "./local-day.ts";
import { type SharedTaxRate, storedTaxRate, type TaxRateView, taxRateState } from "./tax-rate.ts";
import { isSameStep, percentOf, type TaxSteps } from "./tax-steps.ts";

/** The products that refer to a rate, archived ones too: their usage may be rated again. */
export type TaxRateUsers = {
  readonly count: number;
  /** When the first of those that are rated here begins; null where none is. */
  readonly from: Instant | null;
};

export type TaxRateSave = {
  readonly content: SharedTaxRate;
  readonly revision: number | null;
  readonly stored: Omit<TaxRateView, "products"> | null;
  readonly namesake: Reference | null;
  readonly editor: string | null;
  readonly users: TaxRateUsers;
  /** The installation's, in which tax changes at midnight. */
  readonly zone: string;
  readonly now: Instant;
};

/** The first reason why the rate may not be saved like this. */
export function decideSaveTaxRate(save: TaxRateSave): Result<SavedDefinition, Refusal> {
  const { content, revision, stored, namesake, editor } = save;
  const { code } = content;
  const decided = decideSaveDefinition({
    code,
    revision,
    state: taxRateState(content),
    stored: stored && storedTaxRate(stored),
    namesake,
    editor,
  });
  if (!decided.ok || decided.value.kind === "keep") return decided;
  const problem = stepsProblem({ ...save, before: stored?.steps ?? [], after: content.steps });
  if (problem === null) return decided;
  return refused({
    code: problem.kind === "inForce" ? "TAX_RATE_IN_FORCE" : "DEFINITION_INVALID",
    path: "steps",
    params: { problem: problem.message },
  });
}

export type StepsChange = Pick<TaxRateSave, "users" | "zone" | "now"> & { readonly before: TaxSteps; readonly after: TaxSteps };
export type StepsProblem = { readonly kind: "empty" | "inForce" | "midnight" | "missing"; readonly message: string };

/**
 * What was rated is billed as it stands, but what is rated again reads the steps as they are: so once products refer to the rate, what it was
 * up to now stays. While nobody does, and before it has any step, all of it may change.
 */
export function stepsProblem({ before, after, users, zone, now }: StepsChange): StepsProblem | null {
  if (after.length === 0) return { kind: "empty", message: "Say how many per cent it is, and from when." };
  const isNew = (step: TaxSteps[number]) => !before.some((each) => isSameStep(each, step));
  if (after.some((step) => isNew(step) && !isDayOf(before, step.validFrom) && dayBeginningAt(step.validFrom, zone) === null)) {
    return { kind: "midnight", message: `A tax rate changes at midnight in ${zone}: give each step a day.` };
  }
  if (users.count > 0 && before.length > 0 && !isSamePast({ before, after, now }))
    return { kind: "inForce", message: inForceMessage(users.count) };
  const { from } = users;
  return from !== null && percentOf(before, from) !== null && percentOf(after, from) === null
    ? { kind: "missing", message: "A product that takes its tax from it would begin before its first step." }
    : null;
}

/** A step of an installation that has moved to another zone keeps its instant. */
function isDayOf(before: TaxSteps, at: Instant): boolean {
  return before.some(({ validFrom }) => validFrom === at);
}

function isSamePast({ before, after, now }: Pick<StepsChange, "before" | "after" | "now">): boolean {
  const past = (steps: TaxSteps) => steps.filter(({ validFrom }) => validFrom <= now);
  const [was, is] = [past(before), past(after)];
  return was.length === is.length && was.every((step) => is.some((each) => isSameStep(each, step)));
}

/** Also the warning in the editor. */
export function inForceMessage(products: number): string {
  const who = products === 1 ? "A product takes" : `${products.toLocaleString("en-GB")} products take`;
  return `${who} tax from it, so what it was up to now stays: what is rated again would come to another tax. Only steps to come may change.`;
}
