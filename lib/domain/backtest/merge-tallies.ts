import { mergeAccounts, tallyAccounts } from "./account-changes.ts";
import { type BacktestTally, type GrossSums, MOST_EXAMPLES, type Sums, type SumsBy, type UnpricedTally } from "./tally.ts";

const NO_SUMS: Sums = { udrs: 0, now: "0", tried: "0" };
const NO_UNPRICED: UnpricedTally = { udrs: 0, amount: "0", reasons: {}, products: {}, examples: [] };

export const EMPTY_TALLY: BacktestTally = {
  total: { ...NO_SUMS, grossNow: "0", grossTried: "0", changed: 0 },
  products: {},
  lines: {},
  hours: {},
  classifications: {},
  accounts: tallyAccounts([]),
  losesPrice: NO_UNPRICED,
  gainsPrice: NO_UNPRICED,
  unpriced: 0,
  elsewhere: 0,
  parts: [],
};

/** Of two parts that share no account. The order does not matter, but for which examples are kept. */
export function mergeTallies(one: BacktestTally, other: BacktestTally): BacktestTally {
  return {
    total: mergeGross(one.total, other.total),
    products: mergeBy(one.products, other.products),
    lines: mergeBy(one.lines, other.lines),
    hours: mergeBy(one.hours, other.hours),
    classifications: mergeBy(one.classifications, other.classifications),
    accounts: mergeAccounts(one.accounts, other.accounts),
    losesPrice: mergeUnpriced(one.losesPrice, other.losesPrice),
    gainsPrice: mergeUnpriced(one.gainsPrice, other.gainsPrice),
    unpriced: one.unpriced + other.unpriced,
    elsewhere: one.elsewhere + other.elsewhere,
    parts: [...one.parts, ...other.parts],
  };
}

function mergeSums(one: Sums, other: Sums): Sums {
  return { udrs: one.udrs + other.udrs, now: plus(one.now, other.now), tried: plus(one.tried, other.tried) };
}

function mergeGross(one: GrossSums, other: GrossSums): GrossSums {
  return {
    ...mergeSums(one, other),
    grossNow: plus(one.grossNow, other.grossNow),
    grossTried: plus(one.grossTried, other.grossTried),
    changed: one.changed + other.changed,
  };
}

function mergeBy(one: SumsBy, other: SumsBy): SumsBy {
  const merged = new Map(Object.entries(one));
  for (const [key, sums] of Object.entries(other)) merged.set(key, mergeSums(merged.get(key) ?? NO_SUMS, sums));
  return Object.fromEntries(merged);
}

function mergeUnpriced(one: UnpricedTally, other: UnpricedTally): UnpricedTally {
  return {
    udrs: one.udrs + other.udrs,
    amount: plus(one.amount, other.amount),
    reasons: mergeCounts(one.reasons, other.reasons),
    products: mergeCounts(one.products, other.products),
    examples: [...one.examples, ...other.examples].slice(0, MOST_EXAMPLES),
  };
}

function mergeCounts(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const merged = new Map(Object.entries(one));
  for (const [key, count] of Object.entries(other)) merged.set(key, (merged.get(key) ?? 0) + count);
  return Object.fromEntries(merged);
}

function plus(one: string, other: string): string {
  return String(BigInt(one) + BigInt(other));
}
