import type { Finding } from "../price-plan/finding.ts";
import type { RefusalCode } from "../refusal.ts";
import { refusalSentence } from "../refusal-sentence.ts";
import type { AdditiveDiscount, DiscountDraftHead } from "./additive-discount.ts";
import type { DiscountDocument } from "./discount-document.ts";
import { DISCOUNT_COLUMNS, type DiscountSheetRow } from "./discount-sheet.ts";
import { changesBetween, type DiscountChange, documentInWords } from "./discount-words.ts";
import { type DiscountRowContent, type DiscountRowProblem, readDiscountRow } from "./read-discount-row.ts";

/** What one row comes to. Plain, because it goes to the screen. */
export type DiscountImportRow = {
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly outcome: "new" | "changed" | "unchanged" | "error";
  /** What the draft would give. */
  readonly words: string | null;
  readonly changes: readonly DiscountChange[];
  readonly problems: readonly { readonly column: string; readonly message: string }[];
  /** What would stand against submitting it: a draft may have errors. */
  readonly notes: readonly string[];
};

export type DiscountImportAnswer = {
  /** Whoever imports says it again: nothing else than what was looked at is written. */
  readonly hash: string;
  readonly rows: readonly DiscountImportRow[];
  readonly counts: Readonly<Record<DiscountImportRow["outcome"], number>>;
};

/** A discount as a row finds it. */
export type KnownDiscount = {
  readonly discount: AdditiveDiscount;
  readonly draft: { readonly head: DiscountDraftHead; readonly document: DiscountDocument } | null;
  /** Null where nothing of it was approved. */
  readonly newest: DiscountDocument | null;
};

export type DiscountWrite = DiscountRowContent & { readonly code: string; readonly known: KnownDiscount | null };

export type DiscountImportFacts = {
  readonly known: ReadonlyMap<string, KnownDiscount>;
  /** Of all discounts, archived ones too, in lower case, with the code that has it. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly currency: string;
  readonly check: (document: DiscountDocument) => readonly Finding[];
};

export type DiscountImportPlan = { readonly rows: readonly DiscountImportRow[]; readonly writes: readonly DiscountWrite[] };

/** What an import does, row by row. Looking at it and doing it are this same answer. */
export function decideImportDiscounts(rows: readonly DiscountSheetRow[], facts: DiscountImportFacts): DiscountImportPlan {
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  const decided = rows.map((row) => {
    const first = codes.get(row.code);
    if (first !== undefined) return failed(row, [{ column: "code", message: `Row ${first} has the same code.` }]);
    codes.set(row.code, row.number);
    return decideRow(row, { facts, names });
  });
  return { rows: decided.map(({ row }) => row), writes: decided.flatMap(({ write }) => (write === null ? [] : [write])) };
}

type Decided = { readonly row: DiscountImportRow; readonly write: DiscountWrite | null };
type Deciding = {
  readonly facts: DiscountImportFacts /** Of new ones in the sheet, with their rows. */;
  readonly names: Map<string, number>;
};

function decideRow(row: DiscountSheetRow, { facts, names }: Deciding): Decided {
  const { number, code } = row;
  const known = facts.known.get(code) ?? null;
  const closed = known && closedBy(known);
  if (closed !== null) return failed(row, [{ column: "code", message: refusalSentence({ code: closed }) }]);
  const base = known === null ? null : (known.draft?.document ?? known.newest);
  const before = known && { ...known.discount, document: base };
  const { content, problems } = readDiscountRow(row, { before, timeZone: facts.timeZone, currency: facts.currency });
  if (content === null) return failed(row, problems);
  const taken = known === null ? takenName(content.name, { row, facts, names }) : null;
  if (taken !== null) return failed(row, [{ column: "name", message: taken }]);
  const { document, name } = content;
  const changes = changesBetween(base, document);
  const shown = { number, code, name, words: documentInWords(document), problems: [] };
  if (base !== null && changes.length === 0) return { row: { ...shown, outcome: "unchanged", changes, notes: [] }, write: null };
  const notes = facts.check(document).map(({ message }) => message);
  const outcome = known === null ? "new" : "changed";
  return { row: { ...shown, outcome, changes: known === null ? [] : changes, notes }, write: { ...content, code, known } };
}

function closedBy({ discount, draft }: KnownDiscount): RefusalCode | null {
  if (discount.archivedAt !== null) return "DEFINITION_ARCHIVED";
  return draft?.head.state === "inReview" ? "ALREADY_IN_REVIEW" : null;
}

function takenName(name: string, { row, facts, names }: Deciding & { readonly row: DiscountSheetRow }): string | null {
  const key = name.toLowerCase();
  const other = facts.names.get(key);
  if (other !== undefined) return `The discount ${other} is called so already.`;
  const first = names.get(key);
  if (first !== undefined) return `Row ${first} has the same name.`;
  names.set(key, row.number);
  return null;
}

function failed({ number, code, cells }: DiscountSheetRow, problems: readonly DiscountRowProblem[]): Decided {
  const named = problems.map(({ column, message }) => ({ column: DISCOUNT_COLUMNS[column], message }));
  const row = { number, code, name: cells.name ?? "", words: null, changes: [], problems: named, notes: [] };
  return { row: { ...row, outcome: "error" }, write: null };
}

export function countDiscountOutcomes(rows: readonly DiscountImportRow[]): DiscountImportAnswer["counts"] {
  const count = (outcome: DiscountImportRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  return { new: count("new"), changed: count("changed"), unchanged: count("unchanged"), error: count("error") };
}
