import type { Decimal } from "#lib/kernel/decimal.ts";
import { safeInteger, TENS } from "#lib/kernel/safe-integer.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import { rateFor } from "../select-rate.ts";
import type { Usage } from "../usage.ts";
import {
  factsAt,
  isWithinReach,
  MOST_SHARED,
  NO_SHEET,
  type ProductSheet,
  type QuickTax,
  rowOf,
  type SharedFacts,
  sheetOf,
} from "./product-sheets.ts";
import type { QuickRates } from "./quick-rates.ts";

const MOST_SHEETS = 100_000;
const NO_SHEETS: readonly ProductSheet[] = [];

export function sheetFor(book: CompiledRateBook, usage: Usage): ProductSheet {
  makeRoom(book);
  return checked(book, usage, book.sheets.byProduct.get(usage.productCode));
}

/** For a page of usage, step by step for all of it: so that the processor waits for the memory of several products at once. */
export function sheetsFor(book: CompiledRateBook, usages: readonly Usage[]): readonly ProductSheet[] {
  makeRoom(book);
  const { byProduct } = book.sheets;
  const sheets = usages.map(({ productCode }) => byProduct.get(productCode) ?? NO_SHEET);
  book.sheets.touched = touchRows(book.quick, sheets);
  for (let index = 0; index < usages.length; index += 1) {
    const usage = usages[index];
    if (usage !== undefined) sheets[index] = checked(book, usage, sheets[index]);
  }
  return sheets;
}

/** Reads the rows' first figures, so that none is waited for later. The sum means nothing; without it nothing would be read. */
function touchRows({ lines }: QuickRates, sheets: readonly ProductSheet[]): number {
  let sum = 0;
  for (const sheet of sheets) sum += lines[rowOf(sheet)] ?? 0;
  return sum;
}

/** What is shared by all usage of the sheet. */
export function factsOf({ sheets }: CompiledRateBook, sheet: ProductSheet): SharedFacts | undefined {
  return sheets.shared[factsAt(sheet)];
}

/** Between pages, since the sheets of a page refer to what would be forgotten. */
function makeRoom({ sheets }: CompiledRateBook): void {
  if (sheets.kept < MOST_SHEETS && sheets.shared.length < MOST_SHARED) return;
  sheets.byProduct.clear();
  sheets.further.clear();
  sheets.shared.length = 0;
  sheets.kept = 0;
}

function checked(book: CompiledRateBook, usage: Usage, sheet: ProductSheet | undefined): ProductSheet {
  return sheet !== undefined && isOf(book, usage, sheet) ? sheet : furtherSheet(book, usage);
}

function isOf(book: CompiledRateBook, usage: Usage, sheet: ProductSheet): boolean {
  const facts = factsOf(book, sheet);
  return (
    facts !== undefined &&
    facts.productTypeCode === usage.productTypeCode &&
    facts.productFamilyCode === usage.productFamilyCode &&
    (!book.discounts.asksUdrType || facts.udrTypeCode === askedUdrType(book, usage))
  );
}

function furtherSheet(book: CompiledRateBook, usage: Usage): ProductSheet {
  const further = book.sheets.further.get(usage.productCode) ?? NO_SHEETS;
  return further.find((sheet) => isOf(book, usage, sheet)) ?? keep(book, usage);
}

function keep(book: CompiledRateBook, usage: Usage): ProductSheet {
  const { byProduct, further } = book.sheets;
  const rate = rateFor(book, usage);
  const row = rate?.row ?? null;
  const facts: SharedFacts = {
    productTypeCode: usage.productTypeCode,
    productFamilyCode: usage.productFamilyCode,
    udrTypeCode: askedUdrType(book, usage),
    hasRow: row !== null && isWithinReach(row),
    split: rate?.split ?? null,
    measuresAmounts: rate !== undefined && rate.amountAttributes.length > 0,
    candidates: book.discounts.candidatesFor(usage),
    tax: quickTax(usage.taxPercent),
  };
  const place = placeOf(book, facts);
  if (place === null) return NO_SHEET;
  const sheet = sheetOf(facts.hasRow ? (row ?? 0) : 0, place);
  const { productCode } = usage;
  if (byProduct.has(productCode)) further.set(productCode, [...(further.get(productCode) ?? NO_SHEETS), sheet]);
  else byProduct.set(productCode, sheet);
  book.sheets.kept += 1;
  return sheet;
}

function askedUdrType({ discounts }: CompiledRateBook, { udrType }: Usage): string | null {
  return discounts.asksUdrType ? (udrType?.code ?? null) : null;
}

/** The same place for the same facts; null when there is no more room in this page. */
function placeOf({ sheets: { shared } }: CompiledRateBook, facts: SharedFacts): number | null {
  const known = shared.findIndex((each) => isSame(each, facts));
  if (known >= 0) return known;
  return shared.length < MOST_SHARED ? shared.push(facts) - 1 : null;
}

function isSame(one: SharedFacts, other: SharedFacts): boolean {
  return (
    one.productTypeCode === other.productTypeCode &&
    one.productFamilyCode === other.productFamilyCode &&
    one.udrTypeCode === other.udrTypeCode &&
    one.hasRow === other.hasRow &&
    one.split === other.split &&
    one.measuresAmounts === other.measuresAmounts &&
    one.candidates === other.candidates &&
    isSameDecimal(one.tax.of, other.tax.of)
  );
}

/** The percentage mostly comes with the product, as one object for all of its usage. */
export function taxOf({ tax }: SharedFacts, percent: Decimal): QuickTax {
  return isSameDecimal(tax.of, percent) ? tax : quickTax(percent);
}

function isSameDecimal(one: Decimal, other: Decimal): boolean {
  return one === other || (one.scale === other.scale && one.unscaled === other.unscaled);
}

function quickTax(of: Decimal): QuickTax {
  return { of, percent: safeInteger(of.unscaled), hundred: 100 * (TENS[of.scale] ?? Number.NaN) };
}
