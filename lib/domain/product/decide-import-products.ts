import type { Instant } from "#lib/kernel/instant.ts";
import { differences } from "../audit/differences.ts";
import type { SavedDefinition } from "../definition/decide-save-definition.ts";
import type { Refusal } from "../refusal.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import { decideSaveProduct, type ProductSave } from "./decide-save-product.ts";
import { type ProductContent, productState, type StoredProduct } from "./product-content.ts";
import { PRODUCT_COLUMNS, type ProductColumn, type ProductRow } from "./product-sheet.ts";
import { type RowProblem, readProductRow } from "./read-product-row.ts";

/** What one row comes to. Plain, because it goes to the screen. */
export type ImportRow = {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly outcome: "new" | "changed" | "unchanged" | "error";
  readonly changes: readonly { readonly member: string; readonly before: string | null; readonly after: string | null }[];
  readonly problems: readonly { readonly column: string; readonly message: string }[];
};

/** A product to be written. */
export type ProductWrite = {
  readonly code: string;
  readonly stored: StoredProduct | null;
  readonly content: ProductContent;
  readonly saved: SavedDefinition;
};

export type ImportFacts = Pick<ProductSave, "offered"> & {
  readonly stored: ReadonlyMap<string, StoredProduct>;
  /** UDRs that wait to be rated as a type that the row's product type has not, by the product's code. */
  readonly unrated: ReadonlyMap<string, number>;
  readonly zone: string;
  readonly now: Instant;
};

export type ImportPlan = { readonly rows: readonly ImportRow[]; readonly writes: readonly ProductWrite[] };

/** What an import does, row by row. Looking at it and doing it are this same answer. */
export function decideImportProducts(rows: readonly ProductRow[], facts: ImportFacts): ImportPlan {
  const firstRow = new Map<string, number>();
  const decided = rows.map((row) => {
    const first = firstRow.get(row.code);
    if (first === undefined) firstRow.set(row.code, row.number);
    return first === undefined ? decideRow(row, facts) : failed(row, [{ column: "code", message: `Row ${first} has the same code.` }]);
  });
  return { rows: decided.map(({ row }) => row), writes: decided.flatMap(({ write }) => (write === null ? [] : [write])) };
}

type Decided = { readonly row: ImportRow; readonly write: ProductWrite | null };

function decideRow(row: ProductRow, facts: ImportFacts): Decided {
  const { code, number } = row;
  const stored = facts.stored.get(code) ?? null;
  const { content, problems } = readProductRow(row, { zone: facts.zone, now: facts.now, stored });
  if (content === null) return failed(row, problems);
  const decision = decideSaveProduct({
    code,
    // The row is about what is stored now; that it is still that when it is imported, the reviewed hash says.
    revision: stored?.revision ?? null,
    content,
    stored,
    editor: null,
    offered: facts.offered,
    unratedUdrs: facts.unrated.get(code) ?? 0,
    now: facts.now,
  });
  if (!decision.ok) return failed(row, [problemOf(decision.refusal)]);
  const saved = decision.value;
  const shown = { number, code, name: content.name, problems: [] };
  if (saved.kind === "keep") return { row: { ...shown, outcome: "unchanged", changes: [] }, write: null };
  const write = { code, stored, content, saved };
  if (stored === null) return { row: { ...shown, outcome: "new", changes: [] }, write };
  const changes = differences(productState(stored.content), productState(content)).flatMap(({ path, before, after }) =>
    // An empty list says nothing beside the items that it gained or lost.
    before === "[]" || after === "[]" ? [] : { member: path.replace(/\.\d+$/, ""), before, after },
  );
  return { row: { ...shown, outcome: "changed", changes }, write };
}

function failed({ number, code, cells }: ProductRow, problems: readonly RowProblem[]): Decided {
  const named = problems.map(({ column, message }) => ({ column: PRODUCT_COLUMNS[column], message }));
  return { row: { number, code, name: cells.name ?? "", outcome: "error", changes: [], problems: named }, write: null };
}

const COLUMN_OF: Readonly<Record<string, ProductColumn>> = {
  type: "type",
  family: "family",
  taxRates: "taxRate",
  taxRate: "sharedTaxRate",
};

function problemOf(refusal: Refusal): RowProblem {
  const { problem } = refusal.params ?? {};
  const message = typeof problem === "string" ? problem : refusalSentence(refusal);
  return { column: COLUMN_OF[refusal.path ?? ""] ?? "code", message };
}
