import { type Currency, minorDigits } from "#lib/kernel/currency.ts";
import { type Micros, microsToString, roundMicros } from "#lib/kernel/money.ts";
import { divideRounded } from "#lib/kernel/rounding.ts";
import type { LineName } from "#lib/rating/lines-of-book.ts";
import type { RateNames } from "../price-plan/rate-definitions.ts";
import type {
  BacktestResultView,
  ChangeBucket,
  ComparedAccount,
  ComparedLine,
  ComparedView,
  EstimateView,
  NamedCompared,
  UnpricedView,
} from "./backtest-view.ts";
import { type Estimate, estimateSum } from "./estimate.ts";
import { linesByKey } from "./line-key.ts";
import { type AccountSums, type BacktestTally, CHANGE_STEPS, type Sums, type UnpricedTally } from "./tally.ts";

export type ViewNames = {
  readonly currency: Currency;
  readonly names: RateNames;
  readonly classifications: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<number, { readonly number: string; readonly name: string }>;
  /** Of the tried document. */
  readonly rates: Parameters<typeof linesByKey>[0];
};

/** Of all the parts there are. */
export type Extent = { readonly parts: number; readonly isWhole: boolean };

/** The sums as people read them: in the minor unit, with names, the greatest change first. */
export function toResultView(tally: BacktestTally, view: ViewNames, { parts, isWhole }: Extent): BacktestResultView {
  const { currency, names } = view;
  const { total } = tally;
  const lines = comparedLines(tally, view);
  return {
    isWhole,
    total: {
      ...compared(total, currency),
      grossNow: moneyText(BigInt(total.grossNow), currency),
      grossTried: moneyText(BigInt(total.grossTried), currency),
      changed: total.changed,
    },
    estimate: isWhole ? null : estimates(tally, parts, currency),
    accounts: {
      count: tally.accounts.more + tally.accounts.less + tally.accounts.same,
      more: tally.accounts.more,
      less: tally.accounts.less,
      same: tally.accounts.same,
      buckets: buckets(tally.accounts.steps),
      payMore: tally.accounts.payMore.map((sums) => comparedAccount(sums, view)),
      payLess: tally.accounts.payLess.map((sums) => comparedAccount(sums, view)),
    },
    products: named(tally.products, currency, (code) => names.products[code]),
    lines,
    zones: named(sumsOfZones(tally, view), currency, (code) => (code === "" ? "No zone" : names.zones[code])),
    classifications: named(tally.classifications, currency, (code) => view.classifications.get(code)),
    hours: Array.from({ length: HOURS }, (_, hour) => ({ hour, ...compared(tally.hours[hour] ?? NOTHING, currency) })),
    losesPrice: unpriced(tally.losesPrice, view),
    gainsPrice: unpriced(tally.gainsPrice, view),
    unpriced: tally.unpriced,
    elsewhere: tally.elsewhere,
  };
}

const HOURS = 168;
const NOTHING: Sums = { udrs: 0, now: "0", tried: "0" };

export function compared({ udrs, now, tried }: Sums, currency: Currency): ComparedView {
  const [before, after] = [BigInt(now), BigInt(tried)];
  const change = after - before;
  return {
    udrs,
    now: moneyText(before, currency),
    tried: moneyText(after, currency),
    change: moneyText(change, currency),
    percent: percentText(change, before),
  };
}

/** "3.2" percent of what it was, with one decimal; null of nothing. */
function percentText(change: Micros, of: Micros): string | null {
  if (of === 0n) return null;
  const tenths = divideRounded(change * 1000n, of < 0n ? -of : of, "half-away-from-zero");
  const digits = String(tenths < 0n ? -tenths : tenths).padStart(2, "0");
  return `${tenths < 0n ? "-" : ""}${digits.slice(0, -1)}.${digits.slice(-1)}`;
}

function moneyText(amount: Micros, currency: Currency): string {
  const digits = minorDigits(currency);
  return microsToString(roundMicros(amount, digits), digits);
}

function named(
  sums: BacktestTally["products"],
  currency: Currency,
  nameOf: (code: string) => string | undefined,
): readonly NamedCompared[] {
  return byChange(
    Object.entries(sums),
    ([, each]) => each,
    ([code, each]) => ({ code, name: nameOf(code) ?? code, ...compared(each, currency) }),
  );
}

function comparedLines({ lines }: BacktestTally, { currency, names, rates }: ViewNames): readonly ComparedLine[] {
  const known = linesByKey(rates);
  return byChange(
    Object.entries(lines),
    ([, each]) => each,
    ([key, each]) => {
      const { rate, level, zone, timeModel } = known.get(key) ?? unknownLine(key);
      return {
        rate,
        level,
        zone: zone === null ? null : { code: zone, name: names.zones[zone] ?? zone },
        timeModel: timeModel === null ? null : { code: timeModel, name: names.timeModels[timeModel] ?? timeModel },
        ...compared(each, currency),
      };
    },
  );
}

function unknownLine(key: string): LineName {
  return { rate: key, level: null, zone: null, timeModel: null };
}

function sumsOfZones({ lines }: BacktestTally, { rates }: ViewNames): BacktestTally["products"] {
  const known = linesByKey(rates);
  const zones = new Map<string, Sums>();
  for (const [key, sums] of Object.entries(lines)) {
    const zone = known.get(key)?.zone ?? "";
    const before = zones.get(zone) ?? NOTHING;
    zones.set(zone, {
      udrs: before.udrs + sums.udrs,
      now: String(BigInt(before.now) + BigInt(sums.now)),
      tried: String(BigInt(before.tried) + BigInt(sums.tried)),
    });
  }
  return Object.fromEntries(zones);
}

function byChange<Entry, View>(entries: readonly Entry[], sumsOf: (entry: Entry) => Sums, toView: (entry: Entry) => View): readonly View[] {
  const size = (entry: Entry) => {
    const { now, tried } = sumsOf(entry);
    const change = BigInt(tried) - BigInt(now);
    return change < 0n ? -change : change;
  };
  return entries
    .map((entry) => ({ entry, size: size(entry) }))
    .sort((left, right) =>
      left.size === right.size ? sumsOf(right.entry).udrs - sumsOf(left.entry).udrs : left.size < right.size ? 1 : -1,
    )
    .map(({ entry }) => toView(entry));
}

function comparedAccount({ accountId, ...sums }: AccountSums, { currency, accounts }: ViewNames): ComparedAccount {
  const { number, name } = accounts.get(accountId) ?? { number: String(accountId), name: "" };
  return { number, name, ...compared(sums, currency) };
}

function buckets(steps: readonly number[]): readonly ChangeBucket[] {
  return steps.map((accounts, index) => ({ from: CHANGE_STEPS[index - 1] ?? null, to: CHANGE_STEPS[index] ?? null, accounts }));
}

function unpriced(tally: UnpricedTally, { currency, names }: ViewNames): UnpricedView {
  const reasons = Object.entries(tally.reasons).sort(([, left], [, right]) => right - left);
  const products = Object.entries(tally.products).sort(([, left], [, right]) => right - left);
  return {
    udrs: tally.udrs,
    amount: moneyText(BigInt(tally.amount), currency),
    reasons: reasons.map(([code, udrs]) => ({ sentence: reasonInWords(code), udrs })),
    products: products.map(([code, udrs]) => ({ code, name: names.products[code] ?? code, udrs })),
    examples: tally.examples,
  };
}

const REASONS: Readonly<Record<string, string>> = {
  NO_RATE: "No rate is for its product, product type or family.",
  METADATA_MISSING: "An amount that its charge measures by is missing from the metadata.",
  METADATA_INVALID: "An amount that its charge measures by cannot be read.",
  NEGATIVE_USAGE: "The amount that its charge measures by is negative.",
  TOO_MANY_DIGITS: "The amount would have more than 12 digits before the point.",
};

function reasonInWords(code: string): string {
  return REASONS[code] ?? code;
}

function estimates({ parts }: BacktestTally, all: number, currency: Currency): BacktestResultView["estimate"] {
  const of = (amountOf: (part: Sums) => bigint) => estimateSum(parts.map(amountOf), all);
  const now = of((part) => BigInt(part.now));
  const tried = of((part) => BigInt(part.tried));
  const change = of((part) => BigInt(part.tried) - BigInt(part.now));
  if (now === null || tried === null || change === null) return null;
  return { now: estimateView(now, currency), tried: estimateView(tried, currency), change: estimateView(change, currency) };
}

function estimateView({ amount, margin }: Estimate, currency: Currency): EstimateView {
  return { amount: moneyText(amount, currency), margin: moneyText(margin, currency) };
}
