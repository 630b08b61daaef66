import { type Currency, minorDigits } from "#lib/kernel/currency.ts";
import { type Decimal, MAXIMUM_FRACTION_DIGITS, normalise, powerOfTen, ZERO } from "#lib/kernel/decimal.ts";
import { type Micros, MONEY_DECIMALS, microsToString } from "#lib/kernel/money.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { divideRounded, type RoundingMode } from "#lib/kernel/rounding.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { RATED_ELSEWHERE } from "#lib/rating/rated-elsewhere.ts";
import { splitTax } from "#lib/rating/round-and-tax.ts";
import type { Usage } from "#lib/rating/usage.ts";
import type { Refusal } from "../refusal.ts";

/** What usage that was rated elsewhere came with. */
export type ImportedPrice = {
  readonly gross: Micros;
  readonly tax: Micros;
  readonly currency: Currency;
  /** Of its product, for an account that pays tax. */
  readonly productTax: Decimal;
};

/** How it is charged here: as many decimals as it came with, and taxed in its own proportion. */
export type PriceElsewhere = { readonly gross: Micros; readonly roundTo: number; readonly taxPercent: Decimal };

const MODE: RoundingMode = "half-away-from-zero";
const HUNDRED_PERCENT = 100n;

/**
 * Reads the price that came with usage: design, "Usage rated elsewhere keeps its own tax proportion". A proportion is a percentage, since a bill
 * sums tax by percentages: the product's where that gives the tax that came, else the one of fewest digits that does.
 */
export function priceElsewhere({ gross, tax, currency, productTax }: ImportedPrice): Result<PriceElsewhere, Refusal> {
  if (gross < 0n) return refused({ code: "NEGATIVE_USAGE", path: "gross" });
  if (tax < 0n) return refused({ code: "NEGATIVE_USAGE", path: "tax" });
  // More tax than net, or tax on nothing, is no price with tax in it.
  if (tax * 2n > gross) return refused({ code: "BAD_LINE", path: "tax" });
  const roundTo = Math.max(minorDigits(currency), digitsOf(gross), digitsOf(tax));
  const givesTax = (percent: Decimal) => {
    return splitTax(gross, { percent, inclusive: true, rounding: { roundTo, mode: MODE } }).tax === tax;
  };
  const taxPercent = [productTax, ...proportions(gross, tax)].find(givesTax);
  return taxPercent === undefined ? refused({ code: "TOO_MANY_DIGITS", path: "tax" }) : ok({ gross, roundTo, taxPercent });
}

/** Tax as a percentage of the net: to whole percent first, then digit by digit. */
function proportions(gross: Micros, tax: Micros): readonly Decimal[] {
  if (tax === 0n) return [ZERO];
  return Array.from({ length: MAXIMUM_FRACTION_DIGITS + 1 }, (_, scale) => {
    return normalise({ unscaled: divideRounded(tax * HUNDRED_PERCENT * powerOfTen(scale), gross - tax, MODE), scale });
  });
}

function digitsOf(amount: Micros): number {
  return normalise({ unscaled: amount, scale: MONEY_DECIMALS }).scale;
}

export type BookElsewhere = Pick<PriceElsewhere, "roundTo"> & {
  readonly currency: Currency;
  readonly timeZone: string;
  readonly productTypeCode: string;
};

/** A price list with the one price that usage rated elsewhere has: what it came with. Our discounts are put on top of it as on any other. */
export function bookOfElsewhere({ roundTo, currency, timeZone, productTypeCode }: BookElsewhere): RateBook {
  const base = { charge: "costPlus", of: RATED_ELSEWHERE.attribute, markup: "0" } as const;
  return {
    format: "ratewright/rate-book@1",
    code: RATED_ELSEWHERE.plan,
    name: "Rated elsewhere",
    currency,
    taxInclusive: true,
    timeZone,
    rounding: MODE,
    roundTo,
    rates: [{ key: RATED_ELSEWHERE.rate, for: { productType: productTypeCode }, scope: "udr", split: false, base, tiered: [] }],
    timeModels: {},
    zones: {},
  };
}

/** The usage with its price, which it is charged by. Whatever the account's tax class: whoever rated it has seen to its tax. */
export function usageOfElsewhere(usage: Usage, { gross, roundTo, taxPercent }: PriceElsewhere): Usage {
  const metadata = { ...usage.metadata, [RATED_ELSEWHERE.attribute]: microsToString(gross, roundTo) };
  return { ...usage, metadata, taxPercent, taxClass: "standard" };
}
