import { isSafe, parseSafe, type SafeDecimal, TENS } from "#lib/kernel/safe-integer.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import { attributeOf, type Metadata } from "../metadata.ts";
import { appliedTaxPercent } from "../price-exactly.ts";
import type { PriceResult } from "../rating-result.ts";
import { isSplit } from "../split/cut-usage.ts";
import { UNIT_DECIMALS, type Usage } from "../usage.ts";
import { cutQuickly, type QuickCut } from "./cut-quickly.ts";
import { discountQuickly, freeQuickly, quickDiscounts } from "./discount-quickly.ts";
import { lookUp } from "./line-for.ts";
import { factsOf, taxOf } from "./product-sheet.ts";
import { type ProductSheet, rowOf, type SharedFacts } from "./product-sheets.ts";
import { NOTHING, NOWHERE, type QuickCharges } from "./quick-charges.ts";
import type { QuickDiscounts } from "./quick-discounts.ts";
import { addQuick, type QuickFraction } from "./quick-fraction.ts";
import { fitsQuickly, quickQuantity } from "./quick-quantity.ts";
import { CHANGES, chargeOf, type QuickRates } from "./quick-rates.ts";
import { type QuickAmounts, roundInto, roundQuickly } from "./round-quickly.ts";

/**
 * The pipeline of `priceExactly` in safe integers, for what is common: `udr` scope, usage above 0, discounts per UDR. Null where a
 * figure might leave 2^53, where a counter is needed, or where the usage will be refused: then `priceExactly` has the word.
 * A property test holds the two together.
 */
export function priceQuickly(book: CompiledRateBook, usage: Usage, { sheet, line } = lookUp(book, usage)): PriceResult | null {
  const toPrice = prepare(book, usage, sheet);
  const amount = toPrice && amountOf(book, toPrice, line);
  return amount && roundQuickly(book, amount, termsOf(toPrice));
}

/** Usage with what a book says of it, whichever line prices it: found once for two books that differ in their charges alone. */
export type ToPrice = {
  readonly row: number;
  readonly shared: SharedFacts;
  readonly usage: Usage;
  readonly quantity: number;
  readonly discounts: QuickDiscounts;
};

export function prepare(book: CompiledRateBook, usage: Usage, sheet: ProductSheet): ToPrice | null {
  const shared = factsOf(book, sheet);
  const quantity = quickQuantity(usage);
  if (shared === undefined || !shared.hasRow || quantity === null) return null;
  const discounts = quickDiscounts(shared.candidates, usage);
  return discounts && { row: rowOf(sheet), shared, usage, quantity, discounts };
}

/** As `priceQuickly`, into amounts that are written over; NaN instead of null. */
export function priceInto(into: QuickAmounts, book: CompiledRateBook, { toPrice, line }: LineToPrice): QuickAmounts {
  const amount = toPrice && amountOf(book, toPrice, line);
  if (amount !== null && toPrice !== null) return roundInto(into, book, { amount, ...termsOf(toPrice) });
  into.gross = Number.NaN;
  into.net = Number.NaN;
  return into;
}

type LineToPrice = { readonly toPrice: ToPrice | null; readonly line: number };

function amountOf({ quick }: CompiledRateBook, toPrice: ToPrice, line: number): QuickFraction | null {
  const amount = line === CHANGES ? priceCut(quick, toPrice) : priceWhole(quick, toPrice, line);
  return amount && discountQuickly(toPrice.discounts, amount);
}

function termsOf({ shared, usage }: ToPrice) {
  const { percent, hundred } = taxOf(shared, appliedTaxPercent(usage));
  return { percent, hundred, directive: usage.directive };
}

function priceWhole(rates: QuickRates, { usage, quantity, discounts }: ToPrice, line: number): QuickFraction | null {
  const charge = chargeOf(rates, line);
  if (charge === NOWHERE) return null;
  const { charges } = rates;
  const { scale } = usage.quantity;
  const attributes = charges.attributesOf(charge);
  if (attributes === null && discounts.freeUsage.length === 0) return charges.price(charge, quantity, scale);
  const measured = { unscaled: quantity, scale };
  const left = attributes?.of ? measured : freeQuickly(discounts.freeUsage, measured);
  return left && priceMeasured({ charges, charge, metadata: usage.metadata }, left);
}

type ToMeasure = { readonly charges: QuickCharges; readonly charge: number; readonly metadata: Metadata };

function priceMeasured({ charges, charge, metadata }: ToMeasure, quantity: SafeDecimal): QuickFraction | null {
  let { unscaled, scale } = quantity;
  const { of, times } = charges.attributesOf(charge) ?? NO_ATTRIBUTES;
  if (of !== null) {
    const amount = read(metadata, of);
    if (amount === null) return null;
    ({ unscaled, scale } = amount);
  }
  if (times !== null) {
    const factor = read(metadata, times);
    // Times 0 is usage that happened and costs nothing but a minimum, where there is one: too rare to tell apart here.
    if (factor === null || factor.unscaled === 0) return null;
    unscaled *= factor.unscaled;
    scale += factor.scale;
  }
  return charges.price(charge, unscaled, scale);
}

const NO_ATTRIBUTES = { of: null, times: null };

function read(metadata: Metadata, attribute: string): SafeDecimal | null {
  const text = attributeOf(metadata, attribute);
  const value = text === null ? null : parseSafe(text);
  return value !== null && fitsQuickly(value.unscaled, value.scale) ? value : null;
}

/** Amounts of the metadata would have to be apportioned as well: rare enough to leave to the exact path. */
function priceCut(rates: QuickRates, { row, shared, usage, quantity, discounts }: ToPrice): QuickFraction | null {
  if (shared.measuresAmounts || !isSplit(shared, usage)) return null;
  const { unscaled: units, scale } = wholeUnits(usage, quantity);
  const cuts = isSafe(units) ? cutQuickly({ rates, row, quantity: units }, usage) : null;
  if (cuts === null) return null;
  const left = freeQuickly(discounts.freeUsage, { unscaled: units, scale });
  if (left === null) return null;
  const widen = TENS[left.scale - scale] ?? Number.NaN;
  shorten(cuts, widen, units * widen - left.unscaled);
  return sumOf(cuts, { rates, scale: left.scale, metadata: usage.metadata });
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

type CutFacts = { readonly rates: QuickRates; readonly scale: number; readonly metadata: Metadata };

/** The parts: of the first its charge without limits, of later ones what is not taken once; the first one's limits are for the sum. */
function sumOf(cuts: readonly QuickCut[], { rates, scale, metadata }: CutFacts): QuickFraction | null {
  const { charges } = rates;
  let sum = NOTHING;
  let first = NOWHERE;
  for (const { line, quantity } of cuts) {
    const written = chargeOf(rates, line);
    if (written === NOWHERE) return null;
    const charge = cuts.length === 1 ? written : first === NOWHERE ? charges.opening(written) : charges.later(written);
    const part = charge === NOWHERE ? null : priceMeasured({ charges, charge, metadata }, { unscaled: quantity, scale });
    if (part === null) return null;
    // A part with nothing to charge is not the first: its fees fall to the next.
    if (part === NOTHING) continue;
    if (first === NOWHERE) first = written;
    const total = addQuick(sum, part);
    if (total === null) return null;
    sum = total;
  }
  return first === NOWHERE || cuts.length === 1 ? sum : clamp(sum, charges, first);
}

function clamp(sum: QuickFraction, charges: QuickCharges, charge: number): QuickFraction | null {
  const [minimum, maximum] = [charges.minimum(charge), charges.maximum(charge)];
  const raised = minimum === null ? sum : larger(sum, minimum, 1);
  return raised === null || maximum === null ? raised : larger(raised, maximum, -1);
}

/** The larger of two, or with the sign turned the smaller; null where the products leave 2^53. */
function larger(left: QuickFraction, right: QuickFraction, sign: 1 | -1): QuickFraction | null {
  const [one, other] = [left.numerator * right.denominator, right.numerator * left.denominator];
  if (!(isSafe(one) && isSafe(other))) return null;
  return sign * (one - other) >= 0 ? left : right;
}
