import type { Result } from "#lib/kernel/result.ts";
import type { SavedDefinition } from "../definition/decide-save-definition.ts";
import type { Refusal } from "../refusal.ts";
import type { StoredCatalog } from "./catalog.ts";
import { type CatalogContent, contentOfCatalog, type LineContent, lineText } from "./catalog-content.ts";
import { contentProblems } from "./catalog-rules.ts";
import { type CatalogSave, decideSaveCatalog, partProblems } from "./decide-save-catalog.ts";
import { LINE_COLUMNS, type LineRow } from "./line-sheet.ts";
import { columnOfMember, type LineProblem, readLineRow } from "./read-line-row.ts";

/** What becomes of one line. Plain, because it goes to the screen. A line that goes has no row. */
export type LineImportRow = {
  readonly number: number | null;
  readonly outcome: "new" | "changed" | "unchanged" | "removed" | "error";
  /** What the line says, before and after. */
  readonly before: string | null;
  readonly after: string | null;
  readonly problems: readonly { readonly column: string; readonly message: string }[];
};

export type LineImport = {
  readonly rows: readonly LineImportRow[];
  /** Null while a row has a fault. */
  readonly content: CatalogContent | null;
};

type Facts = Pick<CatalogSave, "parts" | "others"> & { readonly stored: StoredCatalog; readonly zone: string };

/** All lines as the sheet has them, in its order; looking at it and doing it are this same answer. */
export function decideImportLines(rows: readonly LineRow[], { stored, zone, parts }: Facts): LineImport {
  const readings = rows.map((row) => ({ row, ...readLineRow(row, zone) }));
  const whole = readings.flatMap(({ row, line }) => (line === null ? [] : [{ row, line }]));
  const content = { ...contentOfCatalog(stored), lines: whole.map(({ line }) => line) };
  const found = [
    ...contentProblems({ ...content, validity: [], conditions: [] }),
    ...partProblems({ content: { ...content, conditions: [] }, stored, parts }),
  ];
  const problemsOf = new Map<number, LineProblem[]>(readings.map(({ row, problems }) => [row.number, [...problems]]));
  for (const { path, message } of found) {
    const [, place = "", member] = path.split(".");
    const at = whole[Number.parseInt(place, 10)];
    if (at !== undefined) problemsOf.get(at.row.number)?.push({ column: columnOfMember(member === "target" ? "code" : member), message });
  }
  const faulty = readings.filter(({ row }) => (problemsOf.get(row.number) ?? []).length > 0);
  const errors = faulty.map(
    ({ row, line }): LineImportRow => ({
      number: row.number,
      outcome: "error",
      before: null,
      after: line === null ? (row.cells.code ?? "") : lineText(line),
      problems: (problemsOf.get(row.number) ?? []).map(({ column, message }) => ({ column: LINE_COLUMNS[column], message })),
    }),
  );
  if (errors.length > 0) return { rows: errors, content: null };
  return { rows: compared(contentOfCatalog(stored).lines, whole), content };
}

/** The same as an editor's Save would be: what stands against the whole, such as a ring of requirements, is said here. */
export function decideSaveLines(content: CatalogContent, { stored, parts, others }: Facts): Result<SavedDefinition, Refusal> {
  return decideSaveCatalog({ code: stored.code, revision: stored.revision, content, stored, namesake: null, editor: null, parts, others });
}

type Sheet = readonly { readonly row: LineRow; readonly line: LineContent }[];

/** A line that is there word for word is unchanged; of the others, those for the same thing are a change, in their order. */
function compared(before: readonly LineContent[], sheet: Sheet): readonly LineImportRow[] {
  const gone = [...before];
  const take = (isWanted: (line: LineContent) => boolean): LineContent | null => {
    const index = gone.findIndex(isWanted);
    return index < 0 ? null : (gone.splice(index, 1)[0] ?? null);
  };
  const same = new Map(sheet.map(({ row, line }) => [row.number, take((old) => lineText(old) === lineText(line))]));
  const rows = sheet.map(({ row, line }): LineImportRow => {
    const after = lineText(line);
    const shown = { number: row.number, after, problems: [] };
    if (same.get(row.number)) return { ...shown, outcome: "unchanged", before: after };
    const old = take(({ target }) => target.kind === line.target.kind && target.code === line.target.code);
    return old === null ? { ...shown, outcome: "new", before: null } : { ...shown, outcome: "changed", before: lineText(old) };
  });
  return [
    ...rows,
    ...gone.map((old): LineImportRow => ({ number: null, outcome: "removed", before: lineText(old), after: null, problems: [] })),
  ];
}

/** What an import would do, or did. */
export type LineImportAnswer = {
  /** Whoever imports says it again: nothing else than what was looked at is written. */
  readonly hash: string;
  /** In which the times of the sheet were read. */
  readonly zone: string;
  readonly rows: readonly LineImportRow[];
};
