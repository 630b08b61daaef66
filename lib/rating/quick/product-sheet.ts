import type { Decimal } from "#lib/kernel/decimal.ts";
import { safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import { rateFor } from "../select-rate.ts";
import type { Usage } from "../usage.ts";
import type { ProductSheet, QuickTax, SharedFacts } from "./product-sheets.ts";
import { touchRows } from "./quick-rates.ts";

const MOST_SHEETS = 100_000;
const MOST_SHARED = 64;

export function sheetFor(book: CompiledRateBook, usage: Usage): ProductSheet {
  const first = book.sheets.byProduct.get(usage.productCode) ?? null;
  return sheetAmong(book, first, usage) ?? keep(book, usage, first);
}

/** For a page of usage, step by step for all of it: so that the processor waits for the memory of several products at once. */
export function sheetsFor(book: CompiledRateBook, usages: readonly Usage[]): readonly ProductSheet[] {
  const { byProduct } = book.sheets;
  const firsts = usages.map(({ productCode }) => byProduct.get(productCode) ?? null);
  book.sheets.touched = touchRows(book.quick, firsts);
  return usages.map((usage, index) => sheetAmong(book, firsts[index] ?? null, usage) ?? sheetFor(book, usage));
}

function sheetAmong(book: CompiledRateBook, first: ProductSheet | null, usage: Usage): ProductSheet | null {
  const { productTypeCode, productFamilyCode } = usage;
  const udrTypeCode = askedUdrType(book, usage);
  for (let sheet = first; sheet !== null; sheet = sheet.next) {
    if (sheet.udrTypeCode === udrTypeCode && sheet.productTypeCode === productTypeCode && sheet.productFamilyCode === productFamilyCode) {
      return sheet;
    }
  }
  return null;
}

function keep(book: CompiledRateBook, usage: Usage, next: ProductSheet | null): ProductSheet {
  const { sheets } = book;
  const isFull = sheets.kept >= MOST_SHEETS;
  if (isFull) sheets.byProduct.clear();
  const rate = rateFor(book, usage);
  const sheet: ProductSheet = {
    productTypeCode: usage.productTypeCode,
    productFamilyCode: usage.productFamilyCode,
    udrTypeCode: askedUdrType(book, usage),
    row: rate?.row ?? null,
    shared: share(sheets.shared, {
      split: rate?.split ?? null,
      measuresAmounts: rate !== undefined && rate.amountAttributes.length > 0,
      candidates: book.discounts.candidatesFor(usage),
      tax: quickTax(usage.taxPercent),
    }),
    next: isFull ? null : next,
  };
  sheets.kept = isFull ? 1 : sheets.kept + 1;
  sheets.byProduct.set(usage.productCode, sheet);
  return sheet;
}

function askedUdrType({ discounts }: CompiledRateBook, { udrType }: Usage): string | null {
  return discounts.asksUdrType ? (udrType?.code ?? null) : null;
}

/** The same object for the same facts. */
function share(known: SharedFacts[], facts: SharedFacts): SharedFacts {
  const { split, measuresAmounts, candidates, tax } = facts;
  for (const each of known) {
    const isSame = each.split === split && each.measuresAmounts === measuresAmounts && each.candidates === candidates;
    if (isSame && each.tax.of === tax.of) return each;
  }
  if (known.length >= MOST_SHARED) known.shift();
  known.push(facts);
  return facts;
}

/** The percentage mostly comes with the product, as one object for all of its usage. */
export function taxOf({ tax }: SharedFacts, percent: Decimal): QuickTax {
  return tax.of === percent ? tax : quickTax(percent);
}

function quickTax(of: Decimal): QuickTax {
  return { of, percent: safeInteger(of.unscaled), hundred: 100 * (TENS[of.scale] ?? Number.NaN) };
}
