import { listInWords } from "#lib/kernel/list-in-words.ts";
import { plainText } from "../csv/guarded-text.ts";
import { readSheet, type SheetRow } from "../csv/read-csv.ts";

/**
 * The columns of a sheet of rates, out and in. A row is a line of a rate: its base, or a level. `price` is the price of a perUnit charge
 * and the amount of a flat one; every other charge, and one with a minimum, a maximum or a multiplier, stands in `details` as the
 * document writes it.
 */
export const RATE_COLUMNS = {
  rate: "rate",
  kind: "for",
  code: "code",
  scope: "counts",
  split: "split",
  level: "level",
  zone: "zone",
  timeModel: "time model",
  charge: "charge",
  price: "price",
  per: "per",
  details: "details",
} as const;
export type RateColumn = keyof typeof RATE_COLUMNS;

const KEYS = Object.keys(RATE_COLUMNS).filter((key): key is RateColumn => key in RATE_COLUMNS);
export const RATE_COLUMN_NAMES = KEYS.map((key) => RATE_COLUMNS[key]);

/** In characters, as large as a document may be. */
export const LARGEST_RATE_SHEET = 4 * 1024 * 1024;

/** What a row says; a column that the sheet has not is absent. */
export type RateRow = {
  readonly number: number;
  readonly cells: Readonly<Partial<Record<RateColumn, string>>>;
  /** What the first cell says that stands under no name: a price that moved one to the right must not go unseen. Null where all have one. */
  readonly unnamed: string | null;
};

export type RateRows = { readonly ok: true; readonly rows: readonly RateRow[] } | { readonly ok: false; readonly problem: string };

/** Rows by the names of the columns, which stand in the first row, in any order. */
export function readRateRows(text: string): RateRows {
  if (text.length > LARGEST_RATE_SHEET) return { ok: false, problem: "It is larger than 4 MB. Bring it in in parts." };
  const sheet = readSheet(text);
  if (!sheet.ok) return sheet;
  const [header, ...rows] = sheet.rows;
  if (header === undefined) return { ok: false, problem: "It is empty. The first row names the columns." };
  const columns = header.cells.map((name) => ({ name, column: columnNamed(name) }));
  const unknown = columns.find(({ name, column }) => name !== "" && column === null);
  if (unknown) {
    return {
      ok: false,
      problem: `The first row names the columns, and there is no column ${unknown.name}. Columns are ${namesInWords()}.`,
    };
  }
  const known = columns.flatMap(({ column }) => (column === null ? [] : [column]));
  const twice = known.find((column, index) => known.indexOf(column) < index);
  if (twice) return { ok: false, problem: `The column ${RATE_COLUMNS[twice]} is there twice.` };
  if (!known.includes("code") && !known.includes("rate")) {
    return { ok: false, problem: "The column code is missing: it says which product, product type or family a row is about." };
  }
  return { ok: true, rows: rows.map((row) => rowOf(row, (index) => columns[index]?.column ?? null)) };
}

function rowOf({ number, cells }: SheetRow, columnAt: (index: number) => RateColumn | null): RateRow {
  const named = cells.flatMap((text, index) => {
    const column = columnAt(index);
    return column === null ? [] : [[column, plainText(text)] as const];
  });
  return {
    number,
    cells: Object.fromEntries(named),
    unnamed: cells.find((text, index) => text !== "" && columnAt(index) === null) ?? null,
  };
}

function namesInWords(): string {
  return listInWords(RATE_COLUMN_NAMES, "and");
}

/** "Time model", "time_model" and "timeModel" are one. */
function columnNamed(name: string): RateColumn | null {
  const plain = lettersOf(name);
  return KEYS.find((key) => lettersOf(RATE_COLUMNS[key]) === plain) ?? null;
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, "");
