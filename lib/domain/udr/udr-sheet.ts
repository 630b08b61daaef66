import { guardedText } from "../csv/guarded-text.ts";
import { isFormula } from "../usage-line/csv.ts";
import type { SheetCell, UdrColumn } from "./udr-columns.ts";
import type { UdrRow } from "./udr-view.ts";

export type UdrSheet = {
  readonly columns: readonly UdrColumn[];
  /** Instants are read on its wall clock. */
  readonly zone: string;
  /** Whether names of people go into it. */
  readonly hasNames: boolean;
};

/** A file holds no more UDRs: what opens it stops not far above. */
export const MOST_EXPORTED = 100_000;

/** By this mark a spreadsheet knows that the text is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** The first line of a file, as RFC 4180 asks, behind the mark of UTF-8. */
export function csvHead(sheet: UdrSheet): string {
  return `${BYTE_ORDER_MARK}${cellsOf(sheet)
    .map(({ name }) => guardedText(name))
    .join(",")}${LINE_END}`;
}

/** A UDR as a line of a file: numbers plain, to be reckoned with; texts guarded against formulas. */
export function csvLine(sheet: UdrSheet, row: UdrRow): string {
  return `${cellsOf(sheet)
    .map((cell) => csvCell(cell, cell.of({ row, zone: sheet.zone }) ?? ""))
    .join(",")}${LINE_END}`;
}

/** The last line of a file that is full although more match. */
export function csvCutShort(most: number): string {
  return `${guardedText(`Only the first ${most.toLocaleString("en-GB")} UDRs are in this file, and more match. Narrow the criteria for the rest.`)}${LINE_END}`;
}

/** The rows as a spreadsheet takes them from the clipboard, beginning with the names of the columns. */
export function tabSeparated(sheet: UdrSheet, rows: readonly UdrRow[]): string {
  const cells = cellsOf(sheet);
  const lines = rows.map((row) => cells.map((cell) => tabCell(cell, cell.of({ row, zone: sheet.zone }) ?? "")).join("\t"));
  return [cells.map(({ name }) => name).join("\t"), ...lines].join("\n");
}

function cellsOf({ columns, hasNames }: UdrSheet): readonly SheetCell[] {
  return columns.flatMap(({ cells }) => cells).filter(({ isPersonal = false }) => hasNames || !isPersonal);
}

/** What is told to be a number but is none, such as metadata of an older type, is a text like others. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;

const isNumber = ({ kind }: SheetCell, value: string) => kind === "number" && NUMBER.test(value);

function csvCell(cell: SheetCell, value: string): string {
  return isNumber(cell, value) ? value : guardedText(value);
}

/** Tabs and line ends divide cells there, and no quoting is understood everywhere. */
function tabCell(cell: SheetCell, value: string): string {
  if (isNumber(cell, value)) return value;
  return (isFormula(value) ? `'${value}` : value).replaceAll(/[\t\r\n]+/g, " ");
}
