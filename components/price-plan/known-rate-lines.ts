import type { RatingSurroundings } from "#lib/domain/price-plan/price-plan-view.ts";
import type { RateDefinitions } from "#lib/domain/price-plan/rate-definitions.ts";
import { type RateLines, rateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { Rate } from "#lib/rating/rate-book.ts";

const known = new WeakMap<RateDefinitions, WeakMap<Rate, RateLines>>();

/** As `rateLines` has them, and the same objects for the same rates: of thousands one is typed in at a time. */
export function knownRateLines(rates: readonly Rate[], { definitions, names }: RatingSurroundings): readonly RateLines[] {
  const ofRate = known.get(definitions) ?? new WeakMap<Rate, RateLines>();
  known.set(definitions, ofRate);
  return rates.flatMap((rate) => {
    const lines = ofRate.get(rate);
    if (lines !== undefined) return [lines];
    const made = rateLines([rate], definitions, names);
    for (const each of made) ofRate.set(rate, each);
    return made;
  });
}
