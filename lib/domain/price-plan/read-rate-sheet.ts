import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { type RateTarget, SCOPES, type Scope } from "#lib/rating/rate-book.ts";
import { type Definitions, definitionsFor } from "./definitions.ts";
import { type EditedLine, lineOf } from "./edit-rates.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { type RateRow, readRateRows } from "./rate-columns.ts";
import type { RateDefinitions } from "./rate-definitions.ts";
import { type RateDirectory, rateDirectory } from "./rate-directory.ts";
import { chargeOfRow, type DecimalOf } from "./rate-sheet-charge.ts";
import { type CellProblem, type RowTarget, targetOfRow } from "./rate-sheet-target.ts";

export type RowProblem = CellProblem & {
  readonly row: number;
  /** The code or the key of the rate that the row is about, as written; empty where it says neither. */
  readonly about: string;
  /** What the cell says. */
  readonly written: string;
};

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
  const known = knownTo(place);
  const read = sheet.rows.map((row) => ({ row, result: editOfRow(row, known) }));
  const edits = read.flatMap(({ row, result }) => ("message" in result ? [] : [{ row, edit: result }]));
  const problems = [
    ...read.flatMap(({ row, result }) => ("message" in result ? [problemAt(row, result)] : [])),
    ...repeatedLines(edits),
    ...withoutBase(edits),
  ].sort((left, right) => left.row - right.row);
  const changing = edits.filter(({ edit }) => !isUnchanged(edit, known.rates));
  return { kind: "read", problems, edits: changing.map(({ edit }) => edit), unchanged: edits.length - changing.length };
}

/** What every row asks, made once: there are as many rows as rates. */
type Known = Pick<RateSheetPlace, "decimalOf"> & {
  readonly rates: RateDirectory;
  readonly offer: RateDefinitions["offer"];
  readonly definitions: Definitions;
};

function knownTo({ document, definitions, decimalOf }: RateSheetPlace): Known {
  const rates = rateDirectory(document.rates);
  return { rates, offer: definitions.offer, definitions: definitionsFor(document, definitions.definitions), decimalOf };
}

function editOfRow(row: RateRow, { rates, offer, definitions, decimalOf }: Known): RateEdit | CellProblem {
  if (row.unnamed !== null) return { column: null, message: NO_NAME };
  const found = targetOfRow(row, { rates, offer });
  if ("message" in found) return found;
  const level = levelOf(row.cells.level ?? "");
  if (level === undefined) return { column: "level", message: "Write base, or a whole number from 1 to 1000." };
  const policy = policyOf(row, level, found);
  if ("message" in policy) return policy;
  const before = found.rate === null ? null : lineOf(found.rate, level);
  const conditions = conditionsOf(row, level, { before, known: definitions });
  if ("message" in conditions) return conditions;
  const scope = policy.scope ?? found.rate?.scope ?? "udr";
  const charge = chargeOfRow(row, { charge: before?.charge ?? null, scope, decimalOf });
  if ("message" in charge) return charge;
  return { target: found.target, key: found.rate?.key ?? null, ...policy, line: { level, ...conditions, charge } };
}

const NO_NAME = "It stands under no column name. Name its column in the first row, or take it out.";

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

function conditionsOf(
  { cells }: RateRow,
  level: number | null,
  { before, known }: { readonly before: EditedLine | null; readonly known: Definitions },
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
    return earlier === undefined
      ? []
      : [problemAt(row, { column: "level", message: `Row ${earlier} is about the same line. Keep one of them.` })];
  });
}

function withoutBase(edits: readonly NumberedEdit[]): readonly RowProblem[] {
  const based = new Set(edits.filter(({ edit }) => edit.key !== null || edit.line.level === null).map(({ edit }) => rateName(edit)));
  return edits.filter(({ edit }) => !based.has(rateName(edit))).map(({ row }) => problemAt(row, { column: "level", message: NO_BASE }));
}

const NO_BASE = "There is no such rate yet. Add a row for its base, which holds whenever no level does.";

function problemAt({ number, cells, unnamed }: RateRow, { column, message }: CellProblem): RowProblem {
  const written = column === null ? unnamed : cells[column];
  return { row: number, column, message, about: cells.code || (cells.rate ?? ""), written: written ?? "" };
}

function isUnchanged(edit: RateEdit, rates: RateDirectory): boolean {
  const rate = edit.key === null ? rates.forTarget(edit.target) : rates.withKey(edit.key);
  if (rate === undefined) return false;
  const before = lineOf(rate, edit.line.level);
  const isSamePolicy = (edit.scope === null || edit.scope === rate.scope) && (edit.split === null || edit.split === rate.split);
  return isSamePolicy && before !== null && canonicalJson(before) === canonicalJson(edit.line);
}
