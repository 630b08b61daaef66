import { MONEY_DECIMALS } from "#lib/kernel/money.ts";
import { divideSafe, isSafe, parseSafe, type SafeDecimal, safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import type { CompiledRate, CompiledRateBook, CompiledTier } from "../compile-rate-book.ts";
import { judgeDiscounts } from "../discounts/judge-discounts.ts";
import { attributeOf, type Metadata } from "../metadata.ts";
import { appliedTaxPercent } from "../price-exactly.ts";
import type { PriceResult } from "../rating-result.ts";
import type { Rounding } from "../round-and-tax.ts";
import { rateFor } from "../select-rate.ts";
import { selectTier } from "../select-tier.ts";
import { isSplit } from "../split/cut-usage.ts";
import { UNIT_DECIMALS, type Usage } from "../usage.ts";
import { chargeQuickly } from "./charge-quickly.ts";
import { cutQuickly, type QuickCut } from "./cut-quickly.ts";
import { discountQuickly, freeQuickly, type QuickDiscounts, quickDiscounts } from "./discount-quickly.ts";
import type { QuickCharge } from "./quick-charge.ts";
import { commonDenominator, numeratorOver, type QuickFraction } from "./quick-fraction.ts";
import type { QuickLine } from "./quick-line.ts";

/**
 * The pipeline of `priceExactly` in safe integers, for what is common: `udr` scope, usage above 0, discounts per UDR. Null where a
 * figure might leave 2^53, where a counter is needed, or where the usage will be refused: then `priceExactly` has the word.
 * A property test holds the two together.
 */
export function priceQuickly(book: CompiledRateBook, usage: Usage): PriceResult | null {
  const rate = rateFor(book, usage);
  if (rate === undefined || rate.scope !== "udr") return null;
  const { scale } = usage.quantity;
  const quantity = safeInteger(usage.quantity.unscaled);
  if (!(quantity > 0 && fits(quantity, scale))) return null;
  const discounts = quickDiscounts(judgeDiscounts(book.discounts, usage));
  if (discounts === null) return null;

  const amount = isSplit(rate, usage) ? priceCut({ rate, usage, quantity, discounts }) : priceWhole({ rate, usage, quantity, discounts });
  const discounted = amount && discountQuickly(discounts, amount);
  return discounted && roundAndTax(book, usage, discounted);
}

const MOST_SCALE = 9;
const MOST_WHOLE = 1e12;

/** At most 12 digits before the point; few enough after it for a price to be multiplied. */
function fits(unscaled: number, scale: number): boolean {
  return scale <= MOST_SCALE && unscaled < MOST_WHOLE * (TENS[scale] ?? Number.NaN);
}

type ToPrice = {
  readonly rate: CompiledRate;
  readonly usage: Usage;
  readonly quantity: number;
  readonly discounts: QuickDiscounts;
};

function lineOf(rate: CompiledRate, tier: CompiledTier | null): QuickLine {
  return tier === null ? rate.quickBase : tier.quick;
}

function priceWhole({ rate, usage, quantity, discounts }: ToPrice): QuickFraction | null {
  const { whole } = lineOf(rate, selectTier(rate, usage));
  if (whole === null) return null;
  const { scale } = usage.quantity;
  if (discounts.freeUsage.length === 0 || whole.of !== null) return priceOne(whole, { unscaled: quantity, scale }, usage.metadata);
  const left = freeQuickly(discounts.freeUsage, { unscaled: quantity, scale });
  return left && priceOne(whole, left, usage.metadata);
}

const NOTHING: QuickFraction = { numerator: 0, denominator: 1 };

function priceOne(charge: QuickCharge, { unscaled, scale }: SafeDecimal, metadata: Metadata): QuickFraction | null {
  let quantity = unscaled;
  let at = scale;
  if (charge.of !== null) {
    const amount = read(metadata, charge.of);
    if (amount === null) return null;
    quantity = amount.unscaled;
    at = amount.scale;
  }
  if (charge.times !== null) {
    const factor = read(metadata, charge.times);
    // Times 0 is usage that happened and costs nothing but a minimum, where there is one: too rare to tell apart here.
    if (factor === null || factor.unscaled === 0) return null;
    quantity *= factor.unscaled;
    at += factor.scale;
  }
  if (at < charge.scale) {
    quantity *= TENS[charge.scale - at] ?? Number.NaN;
    at = charge.scale;
  }
  if (quantity === 0) return NOTHING;
  return chargeQuickly(charge, quantity, at);
}

function read(metadata: Metadata, attribute: string): SafeDecimal | null {
  const text = attributeOf(metadata, attribute);
  const value = text === null ? null : parseSafe(text);
  return value !== null && fits(value.unscaled, value.scale) ? value : null;
}

/** Amounts of the metadata would have to be apportioned as well: rare enough to leave to the exact path. */
function priceCut({ rate, usage, quantity, discounts }: ToPrice): QuickFraction | null {
  if (rate.amountAttributes.length > 0 || !isSplit(rate, usage)) return null;
  const { unscaled: units, scale } = wholeUnits(usage, quantity);
  const cuts = isSafe(units) ? cutQuickly(rate, usage, units) : null;
  if (cuts === null) return null;
  const left = freeQuickly(discounts.freeUsage, { unscaled: units, scale });
  if (left === null) return null;
  const widen = TENS[left.scale - scale] ?? Number.NaN;
  shorten(cuts, widen, units * widen - left.unscaled);
  const facts = { rate, scale: left.scale, metadata: usage.metadata };
  const [only] = cuts;
  if (cuts.length > 1 || only === undefined) return sumOf(cuts, facts);
  const { whole } = lineOf(rate, only.tier);
  return whole && priceOne(whole, { unscaled: only.quantity, scale: left.scale }, usage.metadata);
}

/** At the decimals of the unit, or the quantity's own where those are more: trailing zeros are no decimals. */
function wholeUnits({ quantity, udrType }: Usage, unscaled: number): SafeDecimal {
  const decimals = udrType?.unitDecimals ?? UNIT_DECIMALS;
  let { scale } = quantity;
  let units = unscaled;
  for (; scale > decimals && units % 10 === 0; scale -= 1) units /= 10;
  return scale < decimals ? { unscaled: units * (TENS[decimals - scale] ?? Number.NaN), scale: decimals } : { unscaled: units, scale };
}

/** Free usage takes from the first cuts on. */
function shorten(cuts: readonly QuickCut[], widen: number, free: number): void {
  let rest = free;
  for (const cut of cuts) {
    const own = cut.quantity * widen;
    cut.quantity = Math.max(0, own - rest);
    rest = Math.max(0, rest - own);
  }
}

type CutFacts = { readonly rate: CompiledRate; readonly scale: number; readonly metadata: Metadata };

function sumOf(cuts: readonly QuickCut[], { rate, scale, metadata }: CutFacts): QuickFraction | null {
  let sum = NOTHING;
  let first: QuickLine | null = null;
  for (const { tier, quantity } of cuts) {
    const line = lineOf(rate, tier);
    const charge = first === null ? line.opening() : line.later();
    const part = charge && priceOne(charge, { unscaled: quantity, scale }, metadata);
    if (part === null) return null;
    // A part with nothing to charge is not the first: its fees fall to the next.
    if (part === NOTHING) continue;
    first ??= line;
    const total = add(sum, part);
    if (total === null) return null;
    sum = total;
  }
  return first === null ? sum : clamp(sum, first);
}

function add(left: QuickFraction, right: QuickFraction): QuickFraction | null {
  const common = commonDenominator([left, right]);
  const numerator = numeratorOver(common, left) + numeratorOver(common, right);
  return isSafe(common) && isSafe(numerator) ? { numerator, denominator: common } : null;
}

function clamp(sum: QuickFraction, { minimum, maximum }: QuickLine): QuickFraction | null {
  const raised = minimum === null ? sum : larger(sum, minimum, 1);
  return raised === null || maximum === null ? raised : larger(raised, maximum, -1);
}

/** The larger of two, or with the sign turned the smaller; null where the products leave 2^53. */
function larger(left: QuickFraction, right: QuickFraction, sign: 1 | -1): QuickFraction | null {
  const [one, other] = [left.numerator * right.denominator, right.numerator * left.denominator];
  if (!(isSafe(one) && isSafe(other))) return null;
  return sign * (one - other) >= 0 ? left : right;
}

const NO_CHANGES = [] as const;

function roundAndTax(book: CompiledRateBook, usage: Usage, { numerator, denominator }: QuickFraction): PriceResult | null {
  const { rounding, taxInclusive } = book;
  const steps = roundSafe(numerator, denominator, rounding);
  const taxPercent = appliedTaxPercent(usage);
  const percent = safeInteger(taxPercent.unscaled);
  const hundred = 100 * (TENS[taxPercent.scale] ?? Number.NaN);
  const tax = divideSafe(steps * percent, taxInclusive ? hundred + percent : hundred, rounding.mode);
  const gross = taxInclusive ? steps : steps + tax;
  const micros = TENS[MONEY_DECIMALS - rounding.roundTo] ?? Number.NaN;
  if (!(isSafe(gross * micros) && isSafe(tax))) return null;
  switch (usage.directive) {
    case "toBeBilled":
      return {
        rated: true,
        gross: BigInt(gross * micros),
        net: BigInt((gross - tax) * micros),
        tax: BigInt(tax * micros),
        changes: NO_CHANGES,
      };
    case "toBeCredited":
      return {
        rated: true,
        gross: -BigInt(gross * micros),
        net: -BigInt((gross - tax) * micros),
        tax: -BigInt(tax * micros),
        changes: NO_CHANGES,
      };
    case "notToBeBilled":
      return { rated: true, gross: 0n, net: 0n, tax: 0n, changes: NO_CHANGES };
  }
}

/** The denominator is mostly a multiple of the step's, and dividing it keeps the numerator small. */
function roundSafe(numerator: number, denominator: number, { roundTo, mode }: Rounding): number {
  const ten = TENS[roundTo] ?? Number.NaN;
  const whole = Math.floor(denominator / ten);
  return whole * ten === denominator ? divideSafe(numerator, whole, mode) : divideSafe(numerator * ten, denominator, mode);
}
