import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import { readLocal } from "./local-instant.ts";
import { inOrder, type ProductContent, type StoredProduct, type TaxRate, taxRateAt } from "./product-content.ts";
import { PRODUCT_COLUMNS, type ProductColumn, type ProductRow } from "./product-sheet.ts";
import { percentProblem, shortPercent } from "./product-texts.ts";

export type RowProblem = { readonly column: ProductColumn; readonly message: string };
export type RowSetting = { readonly zone: string; readonly now: Instant; readonly stored: StoredProduct | null };
export type RowReading = { readonly content: ProductContent | null; readonly problems: readonly RowProblem[] };

/**
 * What a row makes of a product: a cell that is there replaces what is stored, a column that is not there leaves it. A tax
 * rate is never taken away by a sheet, only begun.
 */
export function readProductRow(row: ProductRow, setting: RowSetting): RowReading {
  const before = setting.stored?.content ?? null;
  const problems: RowProblem[] = [];
  const note = (column: ProductColumn, message: string | null) => {
    if (message !== null) problems.push({ column, message });
  };
  const text = (column: ProductColumn, kept: string | null | undefined) => row.cells[column] ?? kept ?? "";
  note("code", codeProblem(row.code));
  if (row.hasMore) note("code", "The row has a cell under no column. Look for a comma in a text that is not quoted.");
  const name = text("name", before?.name);
  const description = text("description", before?.description);
  note("name", nameProblem(name));
  note("description", descriptionProblem(description));
  const type = text("type", before?.type).toUpperCase();
  if (type === "") note("type", "Give it the code of its product type.");
  const family = text("family", before?.family).toUpperCase();
  const rating = ratingOf(text("rated", "") || (before?.rating ?? "here"));
  if (rating === null) note("rated", 'Write "here" or "elsewhere".');
  const validFrom = timeOf("validFrom", { row, setting, kept: before?.validFrom ?? null, note });
  const validTo = timeOf("validTo", { row, setting, kept: before?.validTo ?? null, note });
  if (validFrom === null && problems.every(({ column }) => column !== "validFrom")) note("validFrom", "Say from when it is valid.");
  if (validFrom !== null && validTo !== null && validTo <= validFrom) note("validTo", "It ends before it begins.");
  const taxRate = text("sharedTaxRate", before?.taxRate).toUpperCase() || null;
  const taxRates =
    validFrom === null ? null : taxRate === null ? taxRatesOf({ row, setting, validFrom, note }) : noneOfItsOwn({ row, note, taxRate });
  if (problems.length > 0 || rating === null || validFrom === null || taxRates === null) return { content: null, problems };
  const described = { name: name.trim(), description: description.trim() || null };
  return { content: { ...described, type, family: family || null, rating, validFrom, validTo, taxRate, taxRates }, problems };
}

function ratingOf(text: string): ProductContent["rating"] | null {
  const word = text.toLowerCase();
  return word === "here" || word === "elsewhere" ? word : null;
}

type Note = (column: ProductColumn, message: string | null) => void;
type TimeCell = { readonly row: ProductRow; readonly setting: RowSetting; readonly kept: Instant | null; readonly note: Note };

/** Null for an empty cell, and for one that is noted as wrong. */
function timeOf(column: "validFrom" | "validTo" | "taxFrom", { row, setting, kept, note }: TimeCell): Instant | null {
  const text = row.cells[column];
  if (text === undefined) return kept;
  if (text === "") return null;
  const exact = parseInstant(text);
  if (exact !== null) return exact;
  const local = readLocal(text, setting.zone);
  if (local === null) note(column, `${capital(column)} is a date, such as 2026-11-21, or 2026-11-21 18:00.`);
  else if (local.occurs === "never") note(column, "The clocks go forward then and never show that time. Choose another.");
  else return local.instant;
  return null;
}

const capital = (column: ProductColumn) => PRODUCT_COLUMNS[column].replace(/^./, (letter) => letter.toUpperCase());

function noneOfItsOwn({ row, note, taxRate }: Pick<TimeCell, "row" | "note"> & { readonly taxRate: string }): readonly TaxRate[] {
  if (row.cells.taxRate || row.cells.taxFrom) {
    note("taxRate", `It shares the tax rate ${taxRate}. Leave its own tax empty, or empty the shared one.`);
  }
  return [];
}

type TaxCells = Omit<TimeCell, "kept"> & { readonly validFrom: Instant };

/** The whole history with what the row adds to it. */
function taxRatesOf({ row, setting, validFrom, note }: TaxCells): readonly TaxRate[] | null {
  const before = setting.stored?.content ?? null;
  const kept = before?.taxRates ?? [];
  const typed = row.cells.taxRate ?? "";
  const from = timeOf("taxFrom", { row, setting, kept: null, note });
  if (typed === "") {
    if (from !== null) note("taxRate", "Say which rate begins then.");
    return kept;
  }
  const problem = percentProblem(typed);
  note("taxRate", problem);
  if (problem !== null) return null;
  const percent = shortPercent(typed);
  const shown = taxRateAt(kept, setting.now) ?? inOrder(kept)[0] ?? null;
  if (from === null && shown !== null) {
    if (shortPercent(shown.percent) !== percent) note("taxFrom", "Say from when the new rate holds: an instant in the future.");
    return kept;
  }
  const begins = from ?? validFrom;
  return inOrder([...kept.filter((rate) => rate.validFrom !== begins), { percent, validFrom: begins }]);
}
