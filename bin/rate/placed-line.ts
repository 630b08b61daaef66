import { isUtf8 } from "node:buffer";
import type { InputLine } from "#lib/domain/usage-line/line-rater.ts";

/** A line, and where it stands among the bytes. */
export type PlacedLine = { readonly input: InputLine; readonly offset: number; readonly length: number };

/** No line of usage is longer, and one that never ends must not fill the memory. */
export const LONGEST_LINE = 1024 * 1024;

const BYTE_ORDER_MARK = "\u{feff}";
const REPLACEMENT = "\u{fffd}";

/** The line's text, or what keeps it from being one. Null for a blank line, of which there is nothing to say. */
export function toInputLine(number: number, bytes: Buffer): InputLine | null {
  if (bytes.length > LONGEST_LINE)
    return { number, problem: `The line is longer than ${LONGEST_LINE} bytes. Write one object on each line.` };
  const decoded = bytes.toString("utf8");
  const text = number === 1 && decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;
  if (!text.startsWith("{") && text.trim() === "") return null;
  // What cannot be decoded becomes a replacement character, which may also stand there by itself.
  if (text.includes(REPLACEMENT) && !isUtf8(bytes)) return { number, problem: "The line is not UTF-8 text. Convert the file to UTF-8." };
  return { number, text };
}
