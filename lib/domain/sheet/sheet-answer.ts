import type { SheetProblem } from "./read-definition.ts";
import type { DefinitionRows } from "./read-definition-rows.ts";
import { columnsOf, type SheetKind } from "./sheet-kind.ts";
import type { SheetChange } from "./write-sheet.ts";

/** What the rows of one definition come to. Plain, because it goes to the screen. */
export type SheetImportRow = {
  /** The first of its rows. */
  readonly number: number;
  readonly code: string;
  readonly name: string;
  readonly outcome: "new" | "changed" | "unchanged" | "error";
  readonly changes: readonly SheetChange[];
  readonly problems: readonly SheetProblem[];
};

export type SheetImportAnswer = {
  /** Whoever imports says it again: nothing else than what was looked at is written. */
  readonly hash: string;
  readonly rows: readonly SheetImportRow[];
  readonly counts: Readonly<Record<SheetImportRow["outcome"], number>>;
};

export function countSheetOutcomes(rows: readonly SheetImportRow[]): SheetImportAnswer["counts"] {
  const count = (outcome: SheetImportRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  return { new: count("new"), changed: count("changed"), unchanged: count("unchanged"), error: count("error") };
}

/** Where in a form something is wrong: "steps.1.percent". */
type FieldIssue = { readonly path: string; readonly message: string };

type Places = { readonly rows: DefinitionRows["rows"]; readonly places: readonly number[] };

/** The cell that a path of the definition came from: the cell of the code where it came from none. */
export function problemAt(kind: SheetKind, { path, message }: FieldIssue, { rows, places }: Places): SheetProblem {
  const [member = "", index = "", of = ""] = path.split(".");
  const isListed = kind.list !== undefined && member === kind.list.member;
  const named = isListed ? (of === "" ? kind.list.columns[0]?.member : of) : member;
  const column = columnsOf(kind).find((each) => each.member === named) ?? kind.key;
  const place = isListed && /^\d{1,4}$/.test(index) ? places[Number.parseInt(index, 10)] : undefined;
  return { row: place ?? rows[0].number, column: column.name, message };
}
