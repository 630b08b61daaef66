import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { codeProblem, nameProblem } from "../definition/definition-texts.ts";
import type { DraftProblem } from "../definition/time-model-draft.ts";
import { localMinute } from "../product/local-instant.ts";
import { inOrder } from "../product/product-content.ts";
import { percentProblem, shortPercent } from "../product/product-texts.ts";
import { stepsProblem, type TaxRateUsers } from "./decide-save-tax-rate.ts";
import { beginningOfDay } from "./local-day.ts";
import type { SharedTaxRate } from "./tax-rate.ts";

/** A step as it is typed. */
export type TaxStepDraft = {
  readonly key: number;
  readonly percent: string;
  /** "2027-01-01" */
  readonly day: string;
  /** It holds or held, for products that refer to it: nobody changes it. */
  readonly isFixed: boolean;
};

export type TaxRateDraft = { readonly code: string; readonly name: string; readonly steps: readonly TaxStepDraft[] };

export type TaxRateSetting = {
  readonly zone: string;
  readonly now: Instant;
  readonly users: TaxRateUsers;
  /** Null for a new one. */
  readonly stored: SharedTaxRate | null;
};

export const NEW_TAX_RATE_DRAFT: TaxRateDraft = { code: "", name: "", steps: [{ key: 0, percent: "", day: "", isFixed: false }] };

export function taxRateDraft({ code, name, steps }: SharedTaxRate, { zone, now, users }: Omit<TaxRateSetting, "stored">): TaxRateDraft {
  return {
    code,
    name,
    steps: inOrder(steps).map(({ percent, validFrom }, key) => ({
      key,
      percent: shortPercent(percent),
      day: localMinute(validFrom, zone).slice(0, 10),
      isFixed: users.count > 0 && validFrom <= now,
    })),
  };
}

export const fieldOfStep = (key: number, member: "percent" | "day") => `steps-${key}-${member}`;

/** Everything that is wrong with it, in the order of the form. */
export function taxRateProblems(draft: TaxRateDraft, setting: TaxRateSetting): readonly DraftProblem[] {
  return [
    { field: "name", message: nameProblem(draft.name) },
    { field: "code", message: codeProblem(draft.code) },
    ...draft.steps.flatMap(({ key, percent, day }) => [
      { field: fieldOfStep(key, "percent"), message: percentProblem(percent) },
      { field: fieldOfStep(key, "day"), message: beginningOf(day, setting) === null ? "Give it a day." : null },
    ]),
    { field: "steps", message: allProblem(draft, setting) },
  ].flatMap(({ field, message }) => (message === null ? [] : [{ field, message }]));
}

/** As it is sent: without problems every day is known. */
export function taxRateInput({ code, name, steps }: TaxRateDraft, setting: TaxRateSetting) {
  return {
    code,
    name,
    steps: steps.map(({ percent, day }) => {
      const validFrom = beginningOf(day, setting);
      return { percent: shortPercent(percent), validFrom: validFrom === null ? "" : instantToString(validFrom) };
    }),
  };
}

/** A step that nobody touched keeps its instant, also where the installation has moved to another zone since. */
function beginningOf(day: string, { zone, stored }: TaxRateSetting): Instant | null {
  const kept = stored?.steps.find(({ validFrom }) => localMinute(validFrom, zone).slice(0, 10) === day);
  return kept?.validFrom ?? beginningOfDay(day, zone);
}

/** Only once each step by itself can be read. */
function allProblem(draft: TaxRateDraft, setting: TaxRateSetting): string | null {
  const after = draft.steps.flatMap(({ percent, day }) => {
    const validFrom = beginningOf(day, setting);
    return validFrom === null || percentProblem(percent) !== null ? [] : [{ percent, validFrom }];
  });
  if (after.length < draft.steps.length) return null;
  if (new Set(after.map(({ validFrom }) => validFrom)).size < after.length) return "Two steps begin on the same day.";
  return stepsProblem({ ...setting, before: setting.stored?.steps ?? [], after })?.message ?? null;
}
