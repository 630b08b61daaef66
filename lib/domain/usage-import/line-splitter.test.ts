import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineSplitter, LONGEST_LINE, UNREADABLE } from "./line-splitter.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function linesOf(chunks: readonly Uint8Array[]): readonly string[] {
  const splitter = new LineSplitter();
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

/** Cut after each of these bytes. */
function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).sort((left, right) => left - right), bytes.length];
  return places.slice(1).map((end, index) => bytes.slice(places[index] ?? 0, end));
}

describe("LineSplitter", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["lines with ends", "a\nb\n", ["a", "b"]],
    ["the last without an end", "a\nb", ["a", "b"]],
    ["ends of Windows", "a\r\nb\r\n", ["a", "b"]],
    ["a byte order mark", "\uFEFFa\nb", ["a", "b"]],
    ["blanks around what was sent", "  a \t\nb", ["  a \t", "b"]],
    ["a carriage return inside a line", "a\rb\n", ["a\rb"]],
    ["blank lines at the end, as spreadsheets write them", "a\n\n;;;\n , \n", ["a"]],
    ["a blank line in between, which has a number", "a\n\nb\n", ["a", "", "b"]],
    ["a blank line before all others", "\na", ["", "a"]],
    ["nothing", "", []],
    ["nothing but ends", "\n\r\n", []],
    ["what takes several bytes", "Ελένη\n€😀", ["Ελένη", "€😀"]],
    ["zero characters, which no text in the database has", "a\0b\n", [`a${UNREADABLE}b`]],
  ])("%s", (_, text, lines) => {
    expect(linesOf([bytesOf(text)])).toEqual(lines);
  });

  test("bytes that are no text are marked, and harm their line only", () => {
    expect(linesOf([new Uint8Array([0x61, 0xff, 0x0a, 0x62])])).toEqual([`a${UNREADABLE}`, "b"]);
  });

  test("a line without an end does not fill the memory: it is cut and marked", () => {
    const [line = "", next] = linesOf(["x".repeat(LONGEST_LINE), "y".repeat(100), "\nz"].map(bytesOf));
    expect(line).toHaveLength(LONGEST_LINE + 1);
    expect(line.endsWith(UNREADABLE)).toBe(true);
    expect(next).toBe("z");
    expect(linesOf([bytesOf("x".repeat(LONGEST_LINE))])[0]).toHaveLength(LONGEST_LINE);
  });

  test("however the bytes are cut, the lines are the same", () => {
    const piece = fc.oneof(fc.constantFrom("\n", "\r\n", "\r", ",", ";", " ", "\uFEFF", '"', "€", "😀", "\0"), fc.string({ maxLength: 5 }));
    const anything = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => bytesOf(pieces.join(""))),
      fc.uint8Array({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(anything, fc.array(fc.nat(200), { maxLength: 8 }), (bytes, at) => {
        expect(linesOf(cut(bytes, at))).toEqual(linesOf([bytes]));
      }),
    );
  });
});
