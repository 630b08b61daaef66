import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { guardedText } from "../csv/guarded-text.ts";
import { type ColumnRow, readColumns } from "../csv/read-columns.ts";
import { csvRecord } from "../usage-line/csv.ts";
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

export type ProductRow = ColumnRow<ProductColumn> & { readonly code: string };

export type ProductSheet = { readonly ok: true; readonly rows: readonly ProductRow[] } | { readonly ok: false; readonly problem: string };

/** Rows by the names of the columns, which stand in the first row, in any order. */
export function readProductSheet(text: string): ProductSheet {
  const sheet = readColumns(text, { names: PRODUCT_COLUMNS, key: "code", about: "product", most: MOST_SHEET_ROWS });
  return sheet.ok ? { ok: true, rows: sheet.rows.map((row) => ({ ...row, code: (row.cells.code ?? "").toUpperCase() })) } : sheet;
}

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
