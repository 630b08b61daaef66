import type { CompiledRateBook } from "./compile-rate-book.ts";
import { priceUsage } from "./price-usage.ts";
import { lineFor } from "./quick/line-for.ts";
import { priceQuickly } from "./quick/price-quickly.ts";
import { factsOf, sheetsFor } from "./quick/product-sheet.ts";
import { NO_SHEET, rowOf } from "./quick/product-sheets.ts";
import { CHANGES, lineAt, placeOfLine } from "./quick/quick-rates.ts";
import type { PriceResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/** A line of a book: a rate as its base (level null) or at a level. */
export type LineName = {
  readonly rate: string;
  readonly level: number | null;
  readonly zone: string | null;
  readonly timeModel: string | null;
};

export type PricedByLine = {
  readonly prices: readonly PriceResult[];
  /** Of each usage the number of the line that prices it, as `lineNames` knows it, where it begins; `NO_LINE` where nobody can tell. */
  readonly lines: readonly number[];
};

/** Of usage without a rate, and of rates that count usage together. */
export const NO_LINE = -1;

/** As `priceUsages`, and says which line it was: for sums by price. */
export function priceUsagesByLine(book: CompiledRateBook, usages: readonly Usage[]): PricedByLine {
  const sheets = sheetsFor(book, usages);
  const lines = usages.map((usage, index) => lineFor(book, usage, sheets[index] ?? NO_SHEET));
  const prices = usages.map((usage, index) => {
    const looked = { sheet: sheets[index] ?? NO_SHEET, line: lines[index] ?? CHANGES };
    return priceQuickly(book, usage, looked) ?? priceUsage(book, usage);
  });
  return { prices, lines: lines.map((line, index) => (line === CHANGES ? firstLine(book, usages[index], sheets[index]) : line)) };
}

/** Usage that several lines price counts for the one at its beginning. */
function firstLine(book: CompiledRateBook, usage: Usage | undefined, sheet = NO_SHEET): number {
  const isInRows = usage !== undefined && factsOf(book, sheet)?.hasRow === true;
  return isInRows ? lineAt(book.quick, rowOf(sheet), usage) : NO_LINE;
}

/** All lines of a book by their numbers. */
export function lineNames({ rates }: CompiledRateBook): ReadonlyMap<number, LineName> {
  return new Map(
    rates.flatMap(({ key, row, tiers }) => {
      if (row === null) return [];
      const levels = tiers.map(({ level, zone, timeModel }) => ({
        rate: key,
        level,
        zone: zone?.code ?? null,
        timeModel: timeModel?.code ?? null,
      }));
      const base = { rate: key, level: null, zone: null, timeModel: null };
      return [...levels, base].map((name, index) => [placeOfLine(row, index), name] as const);
    }),
  );
}
