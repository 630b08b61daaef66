import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { type Rate, type RateTarget, SCOPES, type Scope } from "#lib/rating/rate-book.ts";
import { definitionsFor } from "./definitions.ts";
import { type EditedLine, lineOf, newRate, withLine, withRate } from "./edit-rates.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { type RateColumn, type RateRow, readRateRows } from "./rate-columns.ts";
import type { RateDefinitions } from "./rate-definitions.ts";
import { chargeOfRow, type DecimalOf } from "./rate-sheet-charge.ts";
import { type CellProblem, type RowTarget, targetOfRow } from "./rate-sheet-target.ts";

export type RowProblem = CellProblem & { readonly row: number };

/** One line of the sheet as an edit: of a rate that is there by its key, or of one that is made for its target. */
export type RateEdit = {
  readonly target: RateTarget;
  readonly key: string | null;
  readonly scope: Scope | null;
  readonly split: boolean | null;
  readonly line: EditedLine;
};

export type RateSheetReading =
  | { readonly kind: "unreadable"; readonly problem: string }
  /** Edits are of the rows without problems; rows that say what stands already are only counted. */
  | { readonly kind: "read"; readonly problems: readonly RowProblem[]; readonly edits: readonly RateEdit[]; readonly unchanged: number };

export type RateSheetPlace = { readonly document: PricePlanDocument; readonly definitions: RateDefinitions; readonly decimalOf: DecimalOf };

/** What a sheet of rates would change about a document. Rates and levels that are not in it stay as they are. */
export function readRateSheet(text: string, place: RateSheetPlace): RateSheetReading {
  const sheet = readRateRows(text);
  if (!sheet.ok) return { kind: "unreadable", problem: sheet.problem };
  const read = sheet.rows.map((row) => ({ row, result: editOfRow(row, place) }));
  const edits = read.flatMap(({ row, result }) => ("message" in result ? [] : [{ row, edit: result }]));
  const problems = [
    ...read.flatMap(({ row, result }) => ("message" in result ? [{ ...result, row: row.number }] : [])),
    ...repeatedLines(edits),
    ...withoutBase(edits),
  ].sort((left, right) => left.row - right.row);
  const changing = edits.filter(({ edit }) => !isUnchanged(edit, place.document));
  return { kind: "read", problems, edits: changing.map(({ edit }) => edit), unchanged: edits.length - changing.length };
}

/** The document with those edits: of the document that was read, or of one that has moved on since. */
export function withRateEdits<Document extends { readonly rates: readonly Rate[] }>(
  document: Document,
  edits: readonly RateEdit[],
): Document {
  // A new rate begins with its base, wherever in the sheet that stands.
  const ordered = [...edits.filter(({ line }) => line.level === null), ...edits.filter(({ line }) => line.level !== null)];
  return ordered.reduce(withRateEdit, document);
}

function withRateEdit<Document extends { readonly rates: readonly Rate[] }>(document: Document, edit: RateEdit): Document {
  const { target, scope, split, line } = edit;
  const rate = rateOf(edit, document.rates);
  if (rate === undefined) {
    if (line.level !== null) return document;
    return withRate(document, newRate(document, { for: target, scope: scope ?? "udr", split, base: line.charge }));
  }
  const edited = withLine(document, rate.key, { was: line.level, line });
  if (scope === null && split === null) return edited;
  const rates = edited.rates.map((each) =>
    each.key === rate.key ? { ...each, ...(scope === null ? {} : { scope }), ...(split === null ? {} : { split }) } : each,
  );
  return { ...edited, rates };
}

function rateOf({ key, target }: RateEdit, rates: readonly Rate[]): Rate | undefined {
  if (key !== null) return rates.find((rate) => rate.key === key);
  return rates.find((rate) => canonicalJson(rate.for) === canonicalJson(target));
}

function editOfRow(row: RateRow, { document, definitions, decimalOf }: RateSheetPlace): RateEdit | CellProblem {
  const found = targetOfRow(row, { rates: document.rates, offer: definitions.offer });
  if ("message" in found) return found;
  const level = levelOf(row.cells.level ?? "");
  if (level === undefined) return { column: "level", message: "Write base, or a whole number from 1 to 1000." };
  const policy = policyOf(row, level, found);
  if ("message" in policy) return policy;
  const before = found.rate === null ? null : lineOf(found.rate, level);
  const conditions = conditionsOf(row, level, { before, known: definitionsFor(document, definitions.definitions) });
  if ("message" in conditions) return conditions;
  const scope = policy.scope ?? found.rate?.scope ?? "udr";
  const charge = chargeOfRow(row, { charge: before?.charge ?? null, scope, decimalOf });
  if ("message" in charge) return charge;
  return { target: found.target, key: found.rate?.key ?? null, ...policy, line: { level, ...conditions, charge } };
}

/** Null is the base; undefined is no level. */
function levelOf(text: string): number | null | undefined {
  if (text === "" || text.toLowerCase() === "base") return null;
  return /^(?:[1-9]\d{0,2}|1000)$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

type Policy = Pick<RateEdit, "scope" | "split">;

/** How usage counts is said of the rate as a whole, so by the row of its base; an empty cell leaves it as it is. */
function policyOf({ cells }: RateRow, level: number | null, { rate }: RowTarget): Policy | CellProblem {
  const { scope = "", split = "" } = cells;
  const isOfBase = level === null;
  const chosen = SCOPES.find((each) => each === scope) ?? null;
  if (scope !== "" && chosen === null) return { column: "scope", message: "Write udr, period or pool." };
  if (!isOfBase && chosen !== null && chosen !== rate?.scope) return { column: "scope", message: "Say it in the row of the base." };
  if (!["", "yes", "no"].includes(split)) return { column: "split", message: "Write yes or no, or nothing where the usage type decides." };
  if (!isOfBase && split !== "") return { column: "split", message: "Say it in the row of the base." };
  return isOfBase ? { scope: chosen, split: split === "" ? null : split === "yes" } : { scope: null, split: null };
}

type Conditions = Pick<EditedLine, "zone" | "timeModel">;
type Known = Readonly<Record<"zones" | "timeModels", Readonly<Record<string, unknown>>>>;

function conditionsOf(
  { cells }: RateRow,
  level: number | null,
  { before, known }: { readonly before: EditedLine | null; readonly known: Known },
): Conditions | CellProblem {
  const zone = cells.zone === undefined ? (before?.zone ?? "") : cells.zone;
  const timeModel = cells.timeModel === undefined ? (before?.timeModel ?? "") : cells.timeModel;
  if (level === null) {
    const column = zone !== "" ? "zone" : timeModel !== "" ? "timeModel" : null;
    return column === null ? { zone: null, timeModel: null } : { column, message: "The base holds always. Give the row a level." };
  }
  if (zone !== "" && zone !== before?.zone && !Object.hasOwn(known.zones, zone)) {
    return { column: "zone", message: `There is no zone ${zone}.` };
  }
  if (timeModel !== "" && timeModel !== before?.timeModel && !Object.hasOwn(known.timeModels, timeModel)) {
    return { column: "timeModel", message: `There is no time model ${timeModel}.` };
  }
  return { zone: zone === "" ? null : zone, timeModel: timeModel === "" ? null : timeModel };
}

type NumberedEdit = { readonly row: RateRow; readonly edit: RateEdit };

const rateName = ({ key, target }: RateEdit): string => key ?? canonicalJson(target);

function repeatedLines(edits: readonly NumberedEdit[]): readonly RowProblem[] {
  const first = new Map<string, number>();
  return edits.flatMap(({ row, edit }) => {
    const line = `${rateName(edit)} ${edit.line.level ?? "base"}`;
    const earlier = first.get(line);
    if (earlier === undefined) first.set(line, row.number);
    return earlier === undefined ? [] : [problemAt(row, "level", `Row ${earlier} is about the same line. Keep one of them.`)];
  });
}

function withoutBase(edits: readonly NumberedEdit[]): readonly RowProblem[] {
  const based = new Set(edits.filter(({ edit }) => edit.key !== null || edit.line.level === null).map(({ edit }) => rateName(edit)));
  return edits
    .filter(({ edit }) => !based.has(rateName(edit)))
    .map(({ row }) => problemAt(row, "level", "There is no such rate yet. Add a row for its base, which holds whenever no level does."));
}

function problemAt({ number }: RateRow, column: RateColumn, message: string): RowProblem {
  return { row: number, column, message };
}

function isUnchanged(edit: RateEdit, document: PricePlanDocument): boolean {
  const rate = rateOf(edit, document.rates);
  if (rate === undefined) return false;
  const before = lineOf(rate, edit.line.level);
  const isSamePolicy = (edit.scope === null || edit.scope === rate.scope) && (edit.split === null || edit.split === rate.split);
  return isSamePolicy && before !== null && canonicalJson(before) === canonicalJson(edit.line);
}
