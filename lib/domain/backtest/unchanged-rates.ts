import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import type { Rate, RateBook } from "#lib/rating/rate-book.ts";

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

/**
 * Whether two books differ in nothing but charges: the same rates stand in the same order for the same usage, with the same levels in the same
 * zones at the same times. The line that wins is then the same in both.
 */
export function isOnlyRepriced(now: RateBook, tried: RateBook): boolean {
  return termsOf(now) === termsOf(tried) && canonicalJson(now.rates.map(linesOf(now))) === canonicalJson(tried.rates.map(linesOf(tried)));
}

function linesOf(book: RateBook) {
  return (rate: Rate) => {
    const { tiered, ...levels } = withConditions(book, rate);
    const { key, scope, split = null } = rate;
    return { ...levels, key, for: rate.for, scope, split, levels: tiered.map(({ level }) => level) };
  };
}

function textsOf(book: RateBook): ReadonlyMap<string, string> {
  return new Map(
    book.rates.flatMap((rate): readonly (readonly [string, string])[] =>
      rate.scope === "udr" ? [[rate.key, canonicalJson({ ...rate, ...withConditions(book, rate) })]] : [],
    ),
  );
}

/** Levels in their order, with the zones and time models as they are. */
function withConditions({ zones, timeModels }: RateBook, { tiered }: Rate) {
  const lines = [...tiered].sort((left, right) => left.level - right.level);
  const conditions = lines.map(({ zone, timeModel }) => [
    zone === undefined ? null : (zones[zone] ?? null),
    timeModel === undefined ? null : (timeModels[timeModel] ?? null),
  ]);
  return { tiered: lines, conditions };
}
