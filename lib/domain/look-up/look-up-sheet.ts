import { guardedText, plainText } from "../csv/guarded-text.ts";
import { readSheet, type SheetRow } from "../csv/read-csv.ts";
import { csvRecord } from "../usage-line/csv.ts";
import { givenValueProblem } from "./look-up-draft.ts";
import { MOST_KEY_LETTERS } from "./look-up-index.ts";
import type { LookUpRow, LookUpTable } from "./look-up-table.ts";

/** In bytes. A table is put in whole. */
export const LARGEST_LOOK_UP_SHEET = 32 * 1024 * 1024;
export const MOST_LOOK_UP_ROWS = 500_000;

type Columns = Pick<LookUpTable, "key" | "gives">;

/** A file that a spreadsheet reads as UTF-8, beginning with the names of the attributes. */
export function lookUpSheetHead({ key, gives }: Columns): string {
  return `\uFEFF${csvRecord([key, ...gives])}`;
}

export function lookUpRecord({ key, given }: LookUpRow, { gives }: Pick<LookUpTable, "gives">): string {
  return csvRecord([key, ...gives.map((attribute) => given[attribute] ?? "")].map(guardedText));
}

export type RowProblem = { readonly row: number; readonly column: string; readonly message: string };

type LookUpSheet =
  | { readonly ok: true; readonly rows: readonly LookUpRow[]; readonly problems: readonly RowProblem[] }
  | { readonly ok: false; readonly problem: string };

/** All rows of a table. The first row names the attributes, in any order; a column may be left out, and then no row gives it. */
export function readLookUpSheet(text: string, table: Columns): LookUpSheet {
  if (text.includes("\uFFFD")) return { ok: false, problem: "Some letters cannot be read. Save the file as CSV UTF-8." };
  const sheet = readSheet(text);
  if (!sheet.ok) return sheet;
  const [header, ...rows] = sheet.rows;
  const all = [table.key, ...table.gives];
  if (header === undefined) return { ok: false, problem: `It is empty. The first row names the columns: ${all.join(", ")}.` };
  const problem = headerProblem(header.cells, { all, key: table.key });
  if (problem !== null) return { ok: false, problem };
  if (rows.length > MOST_LOOK_UP_ROWS) {
    return {
      ok: false,
      problem: `It has ${rows.length.toLocaleString("en-GB")} rows. A table has at most ${MOST_LOOK_UP_ROWS.toLocaleString("en-GB")}.`,
    };
  }
  return { ok: true, ...readRows(rows, header.cells, table) };
}

function headerProblem(names: readonly string[], { all, key }: { readonly all: readonly string[]; readonly key: string }): string | null {
  const stranger = names.find((name) => name !== "" && !all.includes(name));
  if (stranger !== undefined) return `There is no column ${stranger}. Columns are ${all.join(", ")}.`;
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) < index);
  if (twice !== undefined) return `The column ${twice} is there twice.`;
  return names.includes(key) ? null : `The column ${key} is missing: it is what is looked up.`;
}

function readRows(sheet: readonly SheetRow[], names: readonly string[], { key: keyColumn, gives }: Columns) {
  const keyAt = names.indexOf(keyColumn);
  const given = gives.flatMap((attribute) => (names.includes(attribute) ? [{ attribute, at: names.indexOf(attribute) }] : []));
  const problems: RowProblem[] = [];
  const rows: LookUpRow[] = [];
  const first = new Map<string, number>();
  for (const { number, cells } of sheet) {
    const key = plainText(cells[keyAt] ?? "");
    const values = given.map(({ attribute, at }): [string, string] => [attribute, plainText(cells[at] ?? "")]);
    const found = [
      { column: keyColumn, message: keyProblem(key, first.get(key)) },
      ...values.map(([column, value]) => ({ column, message: givenValueProblem(value) })),
    ];
    for (const { column, message } of found) if (message !== null) problems.push({ row: number, column, message });
    if (!first.has(key)) first.set(key, number);
    rows.push({ key, given: Object.fromEntries(values.filter(([, value]) => value !== "")) });
  }
  return { rows, problems };
}

function keyProblem(key: string, before: number | undefined): string | null {
  if (key === "") return "Say what is looked up.";
  if (key.length > MOST_KEY_LETTERS) return `A key has at most ${MOST_KEY_LETTERS} letters.`;
  if (before !== undefined) return `${key} stands in row ${before} already.`;
  return givenValueProblem(key);
}

/** What putting a sheet in does to the rows that there are. */
export type LookUpChanges = {
  readonly stored: readonly LookUpRow[];
  readonly removed: readonly string[];
  readonly counts: { readonly new: number; readonly changed: number; readonly unchanged: number; readonly removed: number };
};

/** The sheet is the whole table afterwards. Looking at it and doing it are this same answer. */
export function decideImportRows(rows: readonly LookUpRow[], before: ReadonlyMap<string, LookUpRow["given"]>): LookUpChanges {
  const keys = new Set(rows.map(({ key }) => key));
  const removed = [...before.keys()].filter((key) => !keys.has(key));
  const fresh = rows.filter(({ key }) => !before.has(key));
  const changed = rows.filter(({ key, given }) => {
    const former = before.get(key);
    return former !== undefined && !isSame(former, given);
  });
  const unchanged = rows.length - fresh.length - changed.length;
  const counts = { new: fresh.length, changed: changed.length, unchanged, removed: removed.length };
  return { stored: [...fresh, ...changed], removed, counts };
}

function isSame(left: LookUpRow["given"], right: LookUpRow["given"]): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}

/** What an import of rows would do, or did. */
export type LookUpImportAnswer = {
  /** Whoever imports says it again: nothing else than what was looked at is written. */
  readonly hash: string;
  readonly counts: LookUpChanges["counts"] & { readonly error: number };
  /** The first of what is wrong. */
  readonly problems: readonly RowProblem[];
  /** The first rows of what is stored or taken away. */
  readonly sample: readonly { readonly key: string; readonly change: "new" | "changed" | "removed"; readonly given: LookUpRow["given"] }[];
};

const MOST_SHOWN = 50;

export function sampleOf(
  { stored, removed }: LookUpChanges,
  before: ReadonlyMap<string, LookUpRow["given"]>,
): LookUpImportAnswer["sample"] {
  const rows = stored
    .slice(0, MOST_SHOWN)
    .map(({ key, given }) => ({ key, given, change: before.has(key) ? ("changed" as const) : ("new" as const) }));
  const gone = removed.slice(0, MOST_SHOWN).map((key) => ({ key, given: before.get(key) ?? {}, change: "removed" as const }));
  return [...rows, ...gone].slice(0, MOST_SHOWN);
}

export function firstProblems(problems: readonly RowProblem[]): readonly RowProblem[] {
  return problems.slice(0, MOST_SHOWN);
}
