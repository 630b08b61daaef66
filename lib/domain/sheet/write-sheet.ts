import type { Json } from "#lib/kernel/canonical-json.ts";
import { guardedText } from "../csv/guarded-text.ts";
import { csvRecord } from "../usage-line/csv.ts";
import { columnsOf, isMembers, type Members, type SheetKind, type SheetList } from "./sheet-kind.ts";

/** A file that a spreadsheet reads as UTF-8, beginning with the names of the columns. */
export function sheetHead(kind: SheetKind): string {
  return `\uFEFF${csvRecord(columnsOf(kind).map(({ name }) => name))}`;
}

/** A definition as a row, or as one row for each element of its list. */
export function sheetRecords(kind: SheetKind, members: Members, zone: string): string {
  const { key, columns, list, shown = [] } = kind;
  const cells = (of: Members, written: readonly { member: string; write: (value: Json, zone: string) => string }[]) =>
    written.map(({ member, write }) => guardedText(write(of[member] ?? null, zone)));
  const head = [...cells(members, [key]), ...cells(members, columns)];
  const elements = list === undefined ? [{}] : elementsOf(list, members);
  const rows = elements.length === 0 ? [{}] : elements;
  return rows.map((element) => csvRecord([...head, ...cells(element, list?.columns ?? []), ...cells(members, shown)])).join("");
}

/** The elements of its list, in their order. */
export function elementsOf({ member, order }: SheetList, members: Members): readonly Members[] {
  const value = members[member] ?? null;
  const elements = Array.isArray(value) ? value.filter(isMembers) : [];
  return inOrderOf(elements, order);
}

/** Texts in the order of their code units, which is that of instants in UTC. */
export function inOrderOf<Element extends Members>(elements: readonly Element[], member: string): readonly Element[] {
  const rank = (element: Element) => {
    const value = element[member];
    return typeof value === "string" ? value : "";
  };
  return [...elements].sort((left, right) => (rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0));
}

export type SheetChange = { readonly column: string; readonly before: string; readonly after: string };

/** What differs between two states, as the cells of the sheet say it. */
export function changesBetween(
  kind: SheetKind,
  { before, after }: { before: Members; after: Members },
  zone: string,
): readonly SheetChange[] {
  const { columns, list } = kind;
  const changes = columns.map(({ member, name, write }) => ({
    column: name,
    before: write(before[member] ?? null, zone),
    after: write(after[member] ?? null, zone),
  }));
  const listed =
    list === undefined ? [] : [{ column: list.member, before: listText(list, before, zone), after: listText(list, after, zone) }];
  return [...changes, ...listed].filter((change) => change.before !== change.after);
}

function listText(list: SheetList, members: Members, zone: string): string {
  const words = (element: Members) => list.words(list.columns.map(({ member, write }) => write(element[member] ?? null, zone)));
  return elementsOf(list, members).map(words).join("; ");
}
