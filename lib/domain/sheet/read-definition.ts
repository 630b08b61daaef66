import type { Json } from "#lib/kernel/canonical-json.ts";
import type { DefinitionRows, DefinitionSheetRow } from "./read-definition-rows.ts";
import type { SheetColumn } from "./sheet-column.ts";
import type { Members, SheetKind, SheetList } from "./sheet-kind.ts";
import { elementsOf, inOrderOf } from "./write-sheet.ts";

export type SheetProblem = { readonly row: number; readonly column: string; readonly message: string };

/** What its rows make of a definition: `places` says which row each element of its list came from. */
export type DefinitionReading = {
  readonly members: Members;
  readonly places: readonly number[];
  readonly problems: readonly SheetProblem[];
};

type Setting = { readonly before: Members | null; readonly zone: string };

/** A cell that is there replaces what is stored, a column that is not there leaves it. An empty cell of a new one is what a new one has. */
export function readDefinition(kind: SheetKind, { rows }: DefinitionRows, setting: Setting): DefinitionReading {
  const { columns, list, key, fresh } = kind;
  const base = setting.before ?? fresh;
  const problems: SheetProblem[] = rows
    .filter(({ hasMore }) => hasMore)
    .map(({ number }) => ({
      row: number,
      column: key.name,
      message: "The row has a cell under no column. Look for a comma in a text that is not quoted.",
    }));
  const read: Record<string, Json> = {};
  for (const member of Object.keys(fresh)) read[member] = base[member] ?? null;
  for (const column of columns) {
    const cell = cellOf(column, list === undefined ? rows.slice(0, 1) : rows, problems);
    if (cell === null || (cell.text === "" && setting.before === null)) continue;
    const reading = column.read(cell.text, { zone: setting.zone, kept: base[column.member] ?? null });
    if (reading.ok) read[column.member] = reading.value;
    else problems.push({ row: cell.row, column: column.name, message: reading.message });
  }
  if (list === undefined) return { members: read, places: [], problems: [...problems, ...repeated(kind, rows)] };
  const listed = readList(list, rows, { base, zone: setting.zone });
  return {
    members: { ...read, [list.member]: listed.elements },
    places: listed.places,
    problems: [...problems, ...listed.problems],
  };
}

type Cell = { readonly text: string; readonly row: number };

/** Of several rows of one definition the first says it; the others say the same, or nothing. */
function cellOf({ member, name }: SheetColumn, rows: readonly DefinitionSheetRow[], problems: SheetProblem[]): Cell | null {
  const said = rows.flatMap(({ number, cells }) => (cells[member] === undefined ? [] : [{ text: cells[member], row: number }]));
  const first = said.find(({ text }) => text !== "") ?? said[0];
  if (first === undefined) return null;
  const other = said.find(({ text }) => text !== "" && text !== first.text);
  if (other !== undefined) problems.push({ row: other.row, column: name, message: `Row ${first.row} says "${first.text}".` });
  return first;
}

/** Without a list a definition is one row. */
function repeated({ key, one }: SheetKind, rows: DefinitionRows["rows"]): readonly SheetProblem[] {
  const [first, ...others] = rows;
  return others.map(({ number }) => ({ row: number, column: key.name, message: `Row ${first.number} is of the same ${one}.` }));
}

type ListSetting = { readonly base: Members; readonly zone: string };
type ListReading = {
  readonly elements: readonly Members[];
  readonly places: readonly number[];
  readonly problems: readonly SheetProblem[];
};

/** The whole list, once the sheet has any column of it. */
function readList(list: SheetList, rows: readonly DefinitionSheetRow[], { base, zone }: ListSetting): ListReading {
  const isSaid = rows.some(({ cells }) => list.columns.some(({ member }) => cells[member] !== undefined));
  if (!isSaid) return { elements: elementsOf(list, base), places: [], problems: [] };
  const problems: SheetProblem[] = [];
  const filled = rows.filter(({ cells }) => list.columns.some(({ member }) => (cells[member] ?? "") !== ""));
  const read = filled.map(({ number, cells }) => {
    const element: Record<string, Json> = {};
    for (const { member, name, read: readCell } of list.columns) {
      const reading = readCell(cells[member] ?? "", { zone, kept: null });
      if (reading.ok) element[member] = reading.value;
      else problems.push({ row: number, column: name, message: reading.message });
    }
    return { element, number };
  });
  const elements = inOrderOf(
    read.map(({ element }) => element),
    list.order,
  );
  const numberOf = new Map(read.map(({ element, number }) => [element, number]));
  return { elements, places: elements.map((element) => numberOf.get(element) ?? 0), problems };
}
