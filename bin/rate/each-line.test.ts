import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eachLine } from "./each-line.ts";
import { LONGEST_LINE, type PlacedLine } from "./placed-line.ts";

async function linesOf(pieces: readonly Buffer[]): Promise<readonly PlacedLine[]> {
  const lines: PlacedLine[] = [];
  async function* source() {
    yield* pieces;
  }
  await eachLine(source(), { take: (line) => lines.push(line), afterPiece: () => {} });
  return lines;
}

/** The text of each line, or what it suffers from, by its number. */
async function sheetOf(...pieces: readonly (string | Buffer)[]) {
  const lines = await linesOf(pieces.map((piece) => Buffer.from(piece)));
  return lines.map(({ input }) => `${input.number} ${"text" in input ? input.text : input.problem}`);
}

const NOT_UTF8 = "The line is not UTF-8 text. Convert the file to UTF-8.";
const TOO_LONG = `The line is longer than ${LONGEST_LINE} bytes. Write one object on each line.`;

describe("bytes become lines", () => {
  test.each<[string, readonly (string | Buffer)[], readonly string[]]>([
    ["nothing", [], []],
    ["one without an end", ["{}"], ["1 {}"]],
    ["one with an end", ["{}\n"], ["1 {}"]],
    ["blank ones are counted and left out", ["{}\n\n \t\r\n{}"], ["1 {}", "4 {}"]],
    ["CRLF", ["{}\r\n{}\r\n"], ["1 {}\r", "2 {}\r"]],
    ["a byte order mark at the beginning only", ["\u{feff}{}\n\u{feff}{}"], ["1 {}", "2 \u{feff}{}"]],
    ["a character cut in two", [Buffer.from([0xe2, 0x82]), Buffer.from([0xac, 0x0a])], ["1 €"]],
    ["bytes that are no UTF-8", [Buffer.from([0xe2, 0x82, 0x0a, 0x7b, 0x7d])], [`1 ${NOT_UTF8}`, "2 {}"]],
    ["a replacement character that was written so", ["\u{fffd}\n"], ["1 \u{fffd}"]],
    ["a line cut in three", ["{", '"a"', ":1}\n{}"], ['1 {"a":1}', "2 {}"]],
  ])("%s", async (_, pieces, expected) => {
    expect(await sheetOf(...pieces)).toEqual(expected);
  });

  test("one that is too long is dropped, and what follows stands where it stands", async () => {
    const long = "x".repeat(LONGEST_LINE);
    expect(await sheetOf(long, "\n{}")).toEqual([`1 ${long}`, "2 {}"]);
    expect(await sheetOf(`${long}x\n{}`)).toEqual([`1 ${TOO_LONG}`, "2 {}"]);
    expect(await sheetOf(long, long, "x\n{}")).toEqual([`1 ${TOO_LONG}`, "2 {}"]);
    const [, second] = await linesOf([long, long, "xyz\n{}"].map((piece) => Buffer.from(piece)));
    expect(second).toMatchObject({ offset: LONGEST_LINE * 2 + 4, length: 2 });
  });

  test("wherever the pieces end, the lines and their places are the same", async () => {
    const text = fc.string({ unit: fc.constantFrom("{", "}", "\n", "\r", " ", "a", "é", "😀") });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat({ max: 7 })), async (whole, cuts) => {
        const bytes = Buffer.from(whole);
        const lines = await linesOf([bytes]);
        let rest = bytes;
        const pieces = cuts.map((cut) => {
          const piece = rest.subarray(0, cut);
          rest = rest.subarray(cut);
          return piece;
        });
        expect(await linesOf([...pieces, rest])).toEqual(lines);
        for (const { input, offset, length } of lines) {
          const text = "text" in input ? input.text : expect.fail(input.problem);
          expect(bytes.subarray(offset, offset + length).toString()).toBe(text);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
