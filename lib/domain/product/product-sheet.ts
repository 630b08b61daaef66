import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { readSheet } from "../csv/read-csv.ts";
import { csvRecord, csvText, isFormula } from "../usage-line/csv.ts";
import { localMinute, readLocal } from "./local-instant.ts";
import { inOrder, type StoredProduct, taxRateAt } from "./product-content.ts";

/** The columns of a sheet of products, out and in. */
export const PRODUCT_COLUMNS = {
  code: "code",
  name: "name",
  description: "description",
  type: "type",
  family: "family",
  rated: "rated",
  validFrom: "valid from",
  validTo: "valid to",
  taxRate: "tax rate",
  taxFrom: "tax from",
  sharedTaxRate: "shared tax rate",
} as const;
export type ProductColumn = keyof typeof PRODUCT_COLUMNS;

const KEYS = Object.keys(PRODUCT_COLUMNS).filter((key): key is ProductColumn => key in PRODUCT_COLUMNS);
const COLUMN_NAMES = KEYS.map((key) => PRODUCT_COLUMNS[key]);

/** In bytes. */
export const LARGEST_SHEET = 4 * 1024 * 1024;
/** In one import, which is one transaction. */
export const MOST_SHEET_ROWS = 2000;

export type ProductRow = {
  readonly number: number;
  readonly code: string;
  /** What the row says; a column that the sheet has not is absent. */
  readonly cells: Readonly<Partial<Record<ProductColumn, string>>>;
  readonly hasMore: boolean;
};

export type ProductSheet = { readonly ok: true; readonly rows: readonly ProductRow[] } | { readonly ok: false; readonly problem: string };

/** Rows by the names of the columns, which stand in the first row, in any order. */
export function readProductSheet(text: string): ProductSheet {
  if (text.includes("\uFFFD")) return { ok: false, problem: "Some letters cannot be read. Save the file as CSV UTF-8." };
  const sheet = readSheet(text);
  if (!sheet.ok) return sheet;
  const [header, ...rows] = sheet.rows;
  if (header === undefined) return { ok: false, problem: `It is empty. The first row names the columns: ${COLUMN_NAMES.join(", ")}.` };
  const columns = header.cells.map((name) => ({ name, column: columnNamed(name) }));
  const unknown = columns.find(({ name, column }) => name !== "" && column === null);
  if (unknown) return { ok: false, problem: `There is no column ${unknown.name}. Columns are ${listInWords(COLUMN_NAMES, "and")}.` };
  const known = columns.flatMap(({ column }) => (column === null ? [] : [column]));
  const twice = known.find((column, index) => known.indexOf(column) < index);
  if (twice) return { ok: false, problem: `The column ${PRODUCT_COLUMNS[twice]} is there twice.` };
  if (!known.includes("code")) return { ok: false, problem: "The column code is missing: it says which product a row is about." };
  if (rows.length > MOST_SHEET_ROWS) {
    return { ok: false, problem: `It has ${rows.length} rows. Import at most ${MOST_SHEET_ROWS} at a time.` };
  }
  return { ok: true, rows: rows.map(({ number, cells }) => rowOf({ number, cells }, columns)) };
}

type NamedColumn = { readonly name: string; readonly column: ProductColumn | null };

function rowOf(
  { number, cells }: { readonly number: number; readonly cells: readonly string[] },
  columns: readonly NamedColumn[],
): ProductRow {
  const named = columns.flatMap(({ column }, index) => (column === null ? [] : [[column, plainText(cells[index] ?? "")] as const]));
  const read: ProductRow["cells"] = Object.fromEntries(named);
  const hasMore = cells.some((cell, index) => cell !== "" && (columns[index]?.column ?? null) === null);
  return { number, code: (read.code ?? "").toUpperCase(), cells: read, hasMore };
}

/** "Valid from", "valid_from" and "validFrom" are one. */
function columnNamed(name: string): ProductColumn | null {
  const plain = lettersOf(name);
  return KEYS.find((key) => lettersOf(PRODUCT_COLUMNS[key]) === plain) ?? null;
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, "");

/**
 * An apostrophe in front keeps a spreadsheet from calculating with a text. Texts that had one already get one more, so that
 * taking one away gives every text back as it was.
 */
export function guardedText(text: string): string {
  const isMistakable = text.startsWith("'") && !isFormula(text) && isFormula(withoutApostrophes(text));
  return csvText(isMistakable ? `'${text}` : text);
}

export function plainText(cell: string): string {
  return cell.startsWith("'") && isFormula(withoutApostrophes(cell)) ? cell.slice(1) : cell;
}

const withoutApostrophes = (text: string) => text.replace(/^'+/, "");

/** A file that a spreadsheet reads as UTF-8, beginning with the names of the columns. */
export const PRODUCT_SHEET_HEAD = `\uFEFF${csvRecord(COLUMN_NAMES)}`;

type Setting = { readonly zone: string; readonly now: Instant };

/** One product as a row: with the tax rate of its own that holds, or that will hold first, or with the code of the rate that it shares. */
export function productRecord({ code, content }: StoredProduct, { zone, now }: Setting): string {
  const { name, description, type, family, rating, validFrom, validTo, taxRate, taxRates } = content;
  const tax = taxRateAt(taxRates, now) ?? inOrder(taxRates)[0] ?? null;
  return csvRecord([
    guardedText(code),
    guardedText(name),
    guardedText(description ?? ""),
    guardedText(type),
    guardedText(family ?? ""),
    rating,
    timeText(validFrom, zone),
    validTo === null ? "" : timeText(validTo, zone),
    tax?.percent ?? "",
    tax === null ? "" : timeText(tax.validFrom, zone),
    guardedText(taxRate ?? ""),
  ]);
}

/** By the wall clock where that gives the instant back; else the instant itself. */
export function timeText(instant: Instant, zone: string): string {
  const local = localMinute(instant, zone).replace("T", " ");
  return readLocal(local, zone)?.instant === instant ? local : instantToString(instant);
}
