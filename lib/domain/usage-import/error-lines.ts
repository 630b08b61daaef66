import { isJsonObject } from "../usage-line/usage-line.ts";
import { lineSentence } from "./import-refusal.ts";
import { separatorOf, splitCells, writeCell } from "./split-cells.ts";
import type { StoredException } from "./stored-import.ts";

const COLUMN = "error";

/** The header of a list of errors: that of the file, with a column for what is wrong. */
export function errorHeader(header: string): string {
  const separator = separatorOf(header);
  return splitCells(header, separator)?.includes(COLUMN) ? `${header}\n` : `${header}${separator}${COLUMN}\n`;
}

/** A line as it was sent, with what is wrong with it. `header` is null of NDJSON. */
export function errorLine({ received, refusal }: Pick<StoredException, "received" | "refusal">, header: string | null): string {
  const message = lineSentence(refusal);
  return header === null ? errorJson(received, message) : errorCells(received, message, header);
}

function errorCells(received: string, message: string, header: string): string {
  const separator = separatorOf(header);
  const names = splitCells(header, separator) ?? [];
  const at = names.indexOf(COLUMN);
  const cells = splitCells(received, separator);
  const error = writeCell(message, separator);
  // What cannot be taken apart is left as it is, so that whoever mends it sees what was sent.
  if (cells === null) return `${received}${separator}${error}\n`;
  if (at !== -1) return `${names.map((_, index) => (index === at ? error : writeCell(cells[index] ?? "", separator))).join(separator)}\n`;
  const short = separator.repeat(Math.max(0, names.length - cells.length));
  return `${received}${short}${separator}${error}\n`;
}

function errorJson(received: string, message: string): string {
  const given = parsed(received);
  return `${isJsonObject(given) ? JSON.stringify({ ...given, [COLUMN]: message }) : received}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
