import { type ColumnRow, readColumns } from "../csv/read-columns.ts";
import { columnsOf, MOST_DEFINITION_ROWS, type SheetKind } from "./sheet-kind.ts";

export type DefinitionSheetRow = ColumnRow<string>;

/** The rows of one definition: one, unless it has a list. */
export type DefinitionRows = { readonly code: string; readonly rows: readonly [DefinitionSheetRow, ...DefinitionSheetRow[]] };

type Reading = { readonly ok: true; readonly definitions: readonly DefinitionRows[] } | { readonly ok: false; readonly problem: string };

/** Definitions by their codes, in the order of their first rows. */
export function readDefinitionRows(kind: SheetKind, text: string): Reading {
  const names = Object.fromEntries(columnsOf(kind).map(({ member, name }) => [member, name]));
  const { member } = kind.key;
  const sheet = readColumns(text, { names, key: member, about: kind.one, most: MOST_DEFINITION_ROWS });
  if (!sheet.ok) return sheet;
  const byCode = new Map<string, [DefinitionSheetRow, ...DefinitionSheetRow[]]>();
  for (const row of sheet.rows) {
    const code = (row.cells[member] ?? "").toUpperCase();
    const rows = byCode.get(code);
    if (rows === undefined) byCode.set(code, [row]);
    else rows.push(row);
  }
  return { ok: true, definitions: [...byCode].map(([code, rows]) => ({ code, rows })) };
}
