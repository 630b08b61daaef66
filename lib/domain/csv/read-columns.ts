import { listInWords } from "#lib/kernel/list-in-words.ts";
import { plainText } from "./guarded-text.ts";
import { readSheet, type SheetRow } from "./read-csv.ts";

/** A row by its columns. */
export type ColumnRow<Column extends string> = {
  readonly number: number;
  /** What the row says; a column that the sheet has not is absent. */
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  /** Whether a cell stands under no column. */
  readonly hasMore: boolean;
};

type ColumnsReading<Column extends string> =
  | { readonly ok: true; readonly rows: readonly ColumnRow<Column>[] }
  | { readonly ok: false; readonly problem: string };

type ColumnsWanted<Column extends string> = {
  /** Every column with its name. */
  readonly names: Readonly<Record<Column, string>>;
  /** Without which no row says what it is about: "code". */
  readonly key: Column;
  /** "discount" */
  readonly about: string;
  /** In one import, which is one transaction. */
  readonly most: number;
};

/** Rows by the names of the columns, which stand in the first row, in any order. "Valid from", "valid_from" and "validFrom" are one. */
export function readColumns<Column extends string>(text: string, wanted: ColumnsWanted<Column>): ColumnsReading<Column> {
  if (text.includes("\uFFFD")) return { ok: false, problem: "Some letters cannot be read. Save the file as CSV UTF-8." };
  const sheet = readSheet(text);
  if (!sheet.ok) return sheet;
  const [header, ...rows] = sheet.rows;
  const names = columnsOf(wanted).map((column) => wanted.names[column]);
  if (header === undefined) return { ok: false, problem: `It is empty. The first row names the columns: ${names.join(", ")}.` };
  const columns = header.cells.map((name) => ({ name, column: columnNamed(name, wanted) }));
  const problem = headerProblem(columns, wanted) ?? lengthProblem(rows.length, wanted.most);
  return problem === null ? { ok: true, rows: rows.map((row) => rowOf(row, columns)) } : { ok: false, problem };
}

type NamedColumn<Column> = { readonly name: string; readonly column: Column | null };

function headerProblem<Column extends string>(columns: readonly NamedColumn<Column>[], wanted: ColumnsWanted<Column>): string | null {
  const { names, key, about } = wanted;
  const unknown = columns.find(({ name, column }) => name !== "" && column === null);
  const all = columnsOf(wanted).map((column) => names[column]);
  if (unknown) return `There is no column ${unknown.name}. Columns are ${listInWords(all, "and")}.`;
  const known = columns.flatMap(({ column }) => (column === null ? [] : [column]));
  const twice = known.find((column, index) => known.indexOf(column) < index);
  if (twice !== undefined) return `The column ${names[twice]} is there twice.`;
  return known.includes(key) ? null : `The column ${names[key]} is missing: it says which ${about} a row is about.`;
}

function lengthProblem(length: number, most: number): string | null {
  return length > most ? `It has ${length} rows. Import at most ${most} at a time.` : null;
}

function rowOf<Column extends string>({ number, cells }: SheetRow, columns: readonly NamedColumn<Column>[]): ColumnRow<Column> {
  const read: Partial<Record<Column, string>> = {};
  for (const [index, { column }] of columns.entries()) if (column !== null) read[column] = plainText(cells[index] ?? "");
  const hasMore = cells.some((cell, index) => cell !== "" && (columns[index]?.column ?? null) === null);
  return { number, cells: read, hasMore };
}

function columnNamed<Column extends string>(name: string, wanted: ColumnsWanted<Column>): Column | null {
  const plain = lettersOf(name);
  return columnsOf(wanted).find((column) => lettersOf(wanted.names[column]) === plain) ?? null;
}

function columnsOf<Column extends string>({ names }: Pick<ColumnsWanted<Column>, "names">): readonly Column[] {
  return Object.keys(names).filter((key): key is Column => key in names);
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, "");
