import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";

/**
 * The rates of a book that are word for word the same in another, with the zones and time models they refer to: they price alike, and a
 * backtest need price by one of them only. None where the books round, tax or discount otherwise, or where usage counts together.
 */
export function unchangedRates(now: RateBook, tried: RateBook): ReadonlySet<string> {
  if (termsOf(now) !== termsOf(tried)) return new Set();
  const before = textsOf(now);
  return new Set([...textsOf(tried)].flatMap(([key, text]) => (before.get(key) === text ? [key] : [])));
}

/** Everything of a book that all its rates are priced by. */
function termsOf({ currency, taxInclusive, timeZone, rounding, roundTo, discounts = [], zones }: RateBook): string {
  const zonesOfDiscounts = discounts.map(({ zone }) => (zone === null ? null : (zones[zone] ?? null)));
  return canonicalJson({ currency, taxInclusive, timeZone, rounding, roundTo, discounts, zonesOfDiscounts });
}

function textsOf({ rates, zones, timeModels }: RateBook): ReadonlyMap<string, string> {
  return new Map(
    rates.flatMap((rate): readonly (readonly [string, string])[] => {
      if (rate.scope !== "udr") return [];
      const lines = [...rate.tiered].sort((left, right) => left.level - right.level);
      const conditions = lines.map(({ zone, timeModel }) => [
        zone === undefined ? null : (zones[zone] ?? null),
        timeModel === undefined ? null : (timeModels[timeModel] ?? null),
      ]);
      return [[rate.key, canonicalJson({ ...rate, tiered: lines, conditions })]];
    }),
  );
}
