import { listInWords } from "#lib/kernel/list-in-words.ts";
import { guardedText, plainText } from "../csv/guarded-text.ts";
import { readSheet } from "../csv/read-csv.ts";
import { timeText } from "../product/product-sheet.ts";
import { csvRecord } from "../usage-line/csv.ts";
import type { CatalogLine } from "./catalog.ts";
import { TARGET_WORDS } from "./catalog-content.ts";
import { MOST_LINES } from "./catalog-rules.ts";

/** The columns of a sheet of lines, out and in. The name is for who reads it: a line is known by its code. */
export const LINE_COLUMNS = {
  kind: "kind",
  code: "code",
  name: "name",
  availableFrom: "available from",
  availableTo: "available until",
  requires: "requires",
  mode: "any or all",
  excludes: "excludes",
  limit: "limit",
  per: "per",
} as const;
export type LineColumn = keyof typeof LINE_COLUMNS;

const KEYS = Object.keys(LINE_COLUMNS).filter((key): key is LineColumn => key in LINE_COLUMNS);
const COLUMN_NAMES = KEYS.map((key) => LINE_COLUMNS[key]);

export type LineRow = { readonly number: number; readonly cells: Readonly<Partial<Record<LineColumn, string>>>; readonly hasMore: boolean };

type LineSheet = { readonly ok: true; readonly rows: readonly LineRow[] } | { readonly ok: false; readonly problem: string };

/** Rows by the names of the columns, which stand in the first row, in any order. */
export function readLineSheet(text: string): LineSheet {
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
  if (twice) return { ok: false, problem: `The column ${LINE_COLUMNS[twice]} is there twice.` };
  for (const column of ["kind", "code"] as const) {
    if (!known.includes(column)) return { ok: false, problem: `The column ${column} is missing: it says what a line sells.` };
  }
  if (rows.length > MOST_LINES) return { ok: false, problem: `It has ${rows.length} rows. A catalog has at most ${MOST_LINES} lines.` };
  return {
    ok: true,
    rows: rows.map(({ number, cells }) => ({
      number,
      cells: Object.fromEntries(
        columns.flatMap(({ column }, index) => (column === null ? [] : [[column, plainText(cells[index] ?? "")] as const])),
      ),
      hasMore: cells.some((cell, index) => cell !== "" && (columns[index]?.column ?? null) === null),
    })),
  };
}

/** "Available from", "available_from" and "availableFrom" are one. */
function columnNamed(name: string): LineColumn | null {
  const plain = lettersOf(name);
  return KEYS.find((key) => lettersOf(LINE_COLUMNS[key]) === plain) ?? null;
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, "");

/** A file that a spreadsheet reads as UTF-8, beginning with the names of the columns. */
export function* lineSheet(lines: readonly CatalogLine[], zone: string): Generator<string> {
  yield `\uFEFF${csvRecord(COLUMN_NAMES)}`;
  for (const line of lines) yield lineRecord(line, zone);
}

/** One line as a row. Codes have no blanks, so several stand in one cell. */
function lineRecord({ target, availableFrom, availableTo, requires, excludes, limit }: CatalogLine, zone: string): string {
  return csvRecord([
    TARGET_WORDS[target.kind],
    guardedText(target.code),
    guardedText(target.name),
    availableFrom === null ? "" : timeText(availableFrom, zone),
    availableTo === null ? "" : timeText(availableTo, zone),
    guardedText((requires?.codes ?? []).join(" ")),
    requires?.mode ?? "",
    guardedText((excludes?.codes ?? []).join(" ")),
    limit?.quantity ?? "",
    limit?.per ?? "",
  ]);
}
