import type { CompiledRateBook } from "../compile-rate-book.ts";
import { isSplit } from "../split/cut-usage.ts";
import type { Usage } from "../usage.ts";
import { factsOf, sheetFor } from "./product-sheet.ts";
import { type ProductSheet, rowOf } from "./product-sheets.ts";
import { CHANGES, lineAt, steadyLineAt } from "./quick-rates.ts";

/** What was looked up for a usage: the sheet of its product, and the line that prices all of it. */
export type LookedUp = {
  readonly sheet: ProductSheet;
  /** `CHANGES` where another line wins before the usage ends, and where the sheet has no row. */
  readonly line: number;
};

export function lookUp(book: CompiledRateBook, usage: Usage): LookedUp {
  const sheet = sheetFor(book, usage);
  return { sheet, line: lineFor(book, usage, sheet) };
}

/** Most usage that may be cut has one winner from its beginning to its end, and is priced as a whole. */
export function lineFor(book: CompiledRateBook, usage: Usage, sheet: ProductSheet): number {
  const shared = factsOf(book, sheet);
  if (shared === undefined || !shared.hasRow) return CHANGES;
  const row = rowOf(sheet);
  return isSplit(shared, usage) ? steadyLineAt(book.quick, row, usage) : lineAt(book.quick, row, usage);
}
