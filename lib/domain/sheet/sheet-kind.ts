import type { Json } from "#lib/kernel/canonical-json.ts";
import type { SheetColumn } from "./sheet-column.ts";

/** A definition by its members, as the web API has it. */
export type Members = Readonly<Record<string, Json>>;

export function isMembers(value: Json): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member that is a list: each row with the same code is one of it. */
export type SheetList = {
  readonly member: string;
  readonly columns: readonly SheetColumn[];
  /** By which its elements stand in order. */
  readonly order: string;
  /** One of it in words: "19 from 2026-01-01". */
  readonly words: (cells: readonly string[]) => string;
};

/** How definitions of a kind stand in a sheet, out and in. */
export type SheetKind = {
  readonly one: string;
  readonly many: string;
  /** What a row is known by. */
  readonly key: SheetColumn;
  readonly columns: readonly SheetColumn[];
  readonly list?: SheetList;
  /** Columns that only go out: they say how it stands, and nobody changes that by a sheet. */
  readonly shown?: readonly SheetColumn[];
  /** A new one, where the sheet says nothing: all that is saved of one. */
  readonly fresh: Members;
};

/** In one import, which is one transaction: every row of it is saved as a form saves it, and whoever else saves one of the kind waits. */
export const MOST_DEFINITION_ROWS = 200;

/** All columns, in the order in which they go out. */
export function columnsOf({ key, columns, list, shown = [] }: SheetKind): readonly SheetColumn[] {
  return [key, ...columns, ...(list?.columns ?? []), ...shown];
}
