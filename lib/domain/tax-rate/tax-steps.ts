import type { Instant } from "#lib/kernel/instant.ts";
import { inOrder, type TaxRate, taxRateAt } from "../product/product-content.ts";
import { shortPercent } from "../product/product-texts.ts";

/** What a rate says is per cent from an instant on, until its next step: half-open, and nothing before the first. */
export type TaxSteps = readonly TaxRate[];

/** The first instant, not before `from`, at which the two say different tax; null where they never do. */
export function firstDifference(left: TaxSteps, right: TaxSteps, from: Instant): Instant | null {
  const later = inOrder([...left, ...right]).flatMap(({ validFrom }) => (validFrom > from ? [validFrom] : []));
  return [from, ...later].find((at) => percentOf(left, at) !== percentOf(right, at)) ?? null;
}

/** The change that comes next; null where none is known. */
export function nextStep(steps: TaxSteps, now: Instant): TaxRate | null {
  return inOrder(steps).find(({ validFrom }) => validFrom > now) ?? null;
}

/** "19", or null before the first step. */
export function percentOf(steps: TaxSteps, at: Instant): string | null {
  const held = taxRateAt(steps, at);
  return held === null ? null : shortPercent(held.percent);
}

export function isSameStep(one: TaxRate, other: TaxRate): boolean {
  return one.validFrom === other.validFrom && shortPercent(one.percent) === shortPercent(other.percent);
}
