import type { CompiledRateBook } from "./compile-rate-book.ts";
import { factsOf } from "./quick/product-sheet.ts";
import { NO_SHEET, type ProductSheet, rowOf } from "./quick/product-sheets.ts";
import { lineAt, placeOfLine } from "./quick/quick-rates.ts";
import type { Usage } from "./usage.ts";

/** A line of a book: a rate as its base (level null) or at a level. */
export type LineName = {
  readonly rate: string;
  readonly level: number | null;
  readonly zone: string | null;
  readonly timeModel: string | null;
};

/** Of usage without a rate, and of rates that count usage together. */
export const NO_LINE = -1;

/** The line that prices usage where several do: it counts for the one at its beginning. */
export function lineOfUsage(book: CompiledRateBook, usage: Usage | undefined, sheet: ProductSheet = NO_SHEET): number {
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
