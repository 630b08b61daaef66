import { codeProblem, descriptionProblem, nameProblem } from "../definition/definition-texts.ts";
import { DISCOUNT_APPLICATIONS, type DiscountApplication, type DiscountDocument, discountDocument } from "./discount-document.ts";
import { type DiscountForm, discountForm, documentOf, fieldOfPath, newDiscountForm, TARGET_KINDS } from "./discount-form.ts";
import {
  APPLICATION_CELLS,
  DISCOUNT_COLUMNS,
  type DiscountColumn,
  type DiscountSheetRow,
  KIND_CELLS,
  PER_CELLS,
  TARGET_CELLS,
} from "./discount-sheet.ts";

export type DiscountRowProblem = { readonly column: DiscountColumn; readonly message: string };

/** The line that a row is about, with what a draft of it begins from; null of a new one. */
export type DiscountBefore = {
  readonly name: string;
  readonly description: string | null;
  readonly application: DiscountApplication;
  readonly document: DiscountDocument | null;
} | null;

export type DiscountSetting = { readonly before: DiscountBefore; readonly timeZone: string; readonly currency: string };

export type DiscountRowContent = {
  readonly name: string;
  readonly description: string | null;
  readonly application: DiscountApplication;
  readonly document: DiscountDocument;
};

export type DiscountRowReading = { readonly content: DiscountRowContent | null; readonly problems: readonly DiscountRowProblem[] };

/** What a row makes of a discount's draft: a cell that is there replaces what was, a column that is not there leaves it. */
export function readDiscountRow(row: DiscountSheetRow, setting: DiscountSetting): DiscountRowReading {
  const { before, timeZone, currency } = setting;
  const problems: DiscountRowProblem[] = [];
  const note = (column: DiscountColumn, message: string | null) => {
    if (message !== null) problems.push({ column, message });
  };
  note("code", codeProblem(row.code));
  if (row.hasMore) note("code", "The row has a cell under no column. Look for a comma in a text that is not quoted.");
  const line = lineOf(row, { before, note });
  const application = chosen("application", { row, words: APPLICATION_CELLS, kept: before?.application ?? "auto", note });
  if (before !== null && application !== before.application) note("application", "That is chosen once, when the discount is made.");
  const known = before?.document ?? null;
  const form = formOf(row, { form: known === null ? newDiscountForm(currency) : discountForm(known, currency), note });
  if (problems.length > 0) return { content: null, problems };
  const zone = known?.timeZone ?? timeZone;
  const parsed = discountDocument.safeParse(documentOf(form, { code: row.code, application, timeZone: zone }));
  if (parsed.success) return { content: { ...line, application, document: parsed.data }, problems };
  for (const { path, message } of parsed.error.issues) note(columnOf(path.join(".")), message);
  return { content: null, problems };
}

type Note = (column: DiscountColumn, message: string | null) => void;

/** What people call it is changed on its page: a sheet makes discounts and changes drafts. */
function lineOf(row: DiscountSheetRow, { before, note }: { readonly before: DiscountBefore; readonly note: Note }) {
  const name = (row.cells.name ?? before?.name ?? "").trim();
  const description = (row.cells.description ?? before?.description ?? "").trim() || null;
  if (before === null) {
    note("name", nameProblem(name));
    note("description", descriptionProblem(description ?? ""));
  } else {
    const message = "A sheet changes what a discount gives. Change this on its page.";
    note("name", name === before.name ? null : message);
    note("description", description === before.description ? null : message);
  }
  return { name, description };
}

const PLAIN = [
  "value",
  "currency",
  "level",
  "target",
  "zone",
  "classification",
  "validFrom",
  "validTo",
  "rangeFrom",
  "rangeTo",
  "approvalAbove",
] as const satisfies readonly (DiscountColumn & keyof DiscountForm)[];

function formOf(row: DiscountSheetRow, { form, note }: { readonly form: DiscountForm; readonly note: Note }): DiscountForm {
  const typed = PLAIN.flatMap((key) => (row.cells[key] === undefined ? [] : [[key, row.cells[key]] as const]));
  const texts: Partial<DiscountForm> = Object.fromEntries(typed);
  const level = texts.level === "" ? "1" : (texts.level ?? form.level);
  return {
    ...form,
    ...texts,
    level,
    currency: texts.currency === undefined || texts.currency === "" ? form.currency : texts.currency.toUpperCase(),
    kind: chosen("kind", { row, words: KIND_CELLS, kept: form.kind, note }),
    per: chosen("per", { row, words: PER_CELLS, kept: form.per, note }),
    targetKind: targetKindOf(row, { kept: form.targetKind, note }),
    ...renewalOf(row, { form, note }),
  };
}

type Choosing<Value extends string> = {
  readonly row: DiscountSheetRow;
  readonly words: Readonly<Record<Value, string>>;
  readonly kept: Value;
  readonly note: Note;
};

/** An empty cell leaves what was, or what is usual. */
function chosen<Value extends string>(column: DiscountColumn, { row, words, kept, note }: Choosing<Value>): Value {
  const text = (row.cells[column] ?? "").toLowerCase();
  if (text === "") return kept;
  const entries = valuesOf(words);
  const found = entries.find(([, word]) => word.toLowerCase() === text);
  if (found) return found[0];
  note(column, `Write ${entries.map(([, word]) => `"${word}"`).join(" or ")}.`);
  return kept;
}

function valuesOf<Value extends string>(words: Readonly<Record<Value, string>>): readonly (readonly [Value, string])[] {
  const all: readonly string[] = [...DISCOUNT_APPLICATIONS, ...Object.keys(KIND_CELLS), ...Object.keys(PER_CELLS)];
  const isValue = (key: string): key is Value => Object.hasOwn(words, key);
  return all.filter(isValue).map((key) => [key, words[key]] as const);
}

/** Of this an empty cell says something: for everything. */
function targetKindOf(
  { cells: { targetKind: cell } }: DiscountSheetRow,
  { kept, note }: { readonly kept: DiscountForm["targetKind"]; readonly note: Note },
): DiscountForm["targetKind"] {
  if (cell === undefined) return kept;
  const found = TARGET_KINDS.find((kind) => TARGET_CELLS[kind].toLowerCase() === cell.toLowerCase());
  if (found === undefined) note("targetKind", 'Write "product", "product type", "family" or "UDR type", or leave it empty for everything.');
  return found ?? kept;
}

function renewalOf(
  { cells: { renew: cell } }: DiscountSheetRow,
  { form, note }: { readonly form: DiscountForm; readonly note: Note },
): Pick<DiscountForm, "renew" | "every"> {
  const kept = { renew: form.renew, every: form.every };
  const text = (cell ?? "").toLowerCase();
  if (text === "") return kept;
  if (text === "never" || text === "cycle") return { renew: text, every: "1" };
  const [, every = "", unit = ""] = /^(\d{1,4}) (day|week|month)s?$/.exec(text) ?? [];
  if (unit === "day" || unit === "week" || unit === "month") return { renew: unit, every };
  note("renew", 'Write "never", "cycle", or how often, such as "3 month".');
  return kept;
}

/** The column in which a path of the document lies. */
function columnOf(path: string): DiscountColumn {
  const field = fieldOfPath(path);
  if (field === "every") return "renew";
  const columns = Object.keys(DISCOUNT_COLUMNS).filter((key): key is DiscountColumn => key in DISCOUNT_COLUMNS);
  return columns.find((column) => column === field) ?? "code";
}
