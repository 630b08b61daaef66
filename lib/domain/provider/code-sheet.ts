import { guardedText, plainText } from "../csv/guarded-text.ts";
import { readSheet, type SheetRow } from "../csv/read-csv.ts";
import type { ImportRow } from "../product/decide-import-products.ts";
import { csvRecord } from "../usage-line/csv.ts";
import type { CodeChange, ProviderCodes, ProvisionedProduct } from "./provider-codes.ts";
import { providerCodeProblem } from "./provider-codes.ts";

/** The columns of a sheet of codes. The name is for people: an import passes over it. */
const COLUMNS = ["product", "name", "provider code"] as const;

/** In bytes. */
export const LARGEST_CODE_SHEET = 2 * 1024 * 1024;
export const MOST_CODE_ROWS = 5000;

/** A file that a spreadsheet reads as UTF-8. */
export const CODE_SHEET_HEAD = `\uFEFF${csvRecord([...COLUMNS])}`;

export function codeRecord({ product, name, code }: ProvisionedProduct): string {
  return csvRecord([guardedText(product), guardedText(name), guardedText(code ?? "")]);
}

export type CodeRow = { readonly number: number; readonly product: string; readonly code: string };
export type CodeSheet = { readonly ok: true; readonly rows: readonly CodeRow[] } | { readonly ok: false; readonly problem: string };

/** With the names of the columns in the first row; or two columns without any, as they are copied: our code, their code. */
export function readCodeSheet(text: string): CodeSheet {
  if (text.includes("\uFFFD")) return { ok: false, problem: "Some letters cannot be read. Save the file as CSV UTF-8." };
  const sheet = readSheet(text);
  if (!sheet.ok) return sheet;
  const [first] = sheet.rows;
  if (first === undefined) return { ok: false, problem: "It is empty. A row has our product code and the provider’s code." };
  const heads = first.cells.map(lettersOf);
  const isNamed = heads.includes("product");
  const places = isNamed ? { product: heads.indexOf("product"), code: heads.indexOf("providercode") } : { product: 0, code: 1 };
  if (isNamed && places.code === -1) {
    return { ok: false, problem: `The column provider code is missing. Columns are ${COLUMNS.join(", ")}.` };
  }
  const rows = isNamed ? sheet.rows.slice(1) : sheet.rows;
  if (rows.length > MOST_CODE_ROWS)
    return { ok: false, problem: `It has ${rows.length} rows. Import at most ${MOST_CODE_ROWS} at a time.` };
  return { ok: true, rows: rows.map((row) => codeRow(row, places)) };
}

function codeRow({ number, cells }: SheetRow, places: { readonly product: number; readonly code: number }): CodeRow {
  const cell = (place: number) => plainText(cells[place] ?? "").trim();
  return { number, product: cell(places.product).toUpperCase(), code: cell(places.code) };
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, "");

type ImportFacts = {
  readonly stored: ProviderCodes;
  /** The names of the products that there are, by code. */
  readonly products: ReadonlyMap<string, string>;
};

export type CodeImportPlan = { readonly rows: readonly ImportRow[]; readonly changes: readonly CodeChange[] };

/** What an import does, row by row; a row without a code takes it away. Looking at it and doing it are this same answer. */
export function decideImportCodes(rows: readonly CodeRow[], { stored, products }: ImportFacts): CodeImportPlan {
  const firstRow = new Map<string, number>();
  const decided = rows.map((row) => {
    const first = firstRow.get(row.product);
    if (first === undefined) firstRow.set(row.product, row.number);
    const name = products.get(row.product);
    const problem = problemOf(row, { first, name });
    const shown = { number: row.number, code: row.product, name: name ?? "" };
    if (problem !== null) return { row: { ...shown, outcome: "error", changes: [], problems: [problem] } as const, change: null };
    const before = stored.get(row.product) ?? null;
    const after = row.code === "" ? null : row.code;
    if (before === after) return { row: { ...shown, outcome: "unchanged", changes: [], problems: [] } as const, change: null };
    const changes = [{ member: "provider code", before, after }];
    const outcome = before === null ? ("new" as const) : ("changed" as const);
    return { row: { ...shown, outcome, changes, problems: [] }, change: { product: row.product, code: after } };
  });
  return { rows: decided.map(({ row }) => row), changes: decided.flatMap(({ change }) => (change === null ? [] : [change])) };
}

type Known = { readonly first: number | undefined; readonly name: string | undefined };

function problemOf({ product, code }: CodeRow, { first, name }: Known): ImportRow["problems"][number] | null {
  if (product === "") return { column: "product", message: "It names no product." };
  if (name === undefined) return { column: "product", message: `There is no product ${product}.` };
  if (first !== undefined) return { column: "product", message: `Row ${first} has the same product.` };
  const problem = providerCodeProblem(code);
  return problem === null ? null : { column: "provider code", message: problem };
}
