import { expect, test } from "vitest";
import { csvRecord, csvText } from "./csv.ts";

test.each([
  // The text        the cell
  ["U1", "U1"],
  ["", ""],
  ["a, b", '"a, b"'],
  ['the "night" rate', '"the ""night"" rate"'],
  ["two\nlines", '"two\nlines"'],
  ["a\r\nb", '"a\r\nb"'],
  ["=1+1", "'=1+1"],
  ["+49", "'+49"],
  ["-cmd", "'-cmd"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["\rx", '"\'\rx"'],
  ["  =1", "'  =1"],
  ["\u00a0=1", "'\u00a0=1"],
  ["a\n=1", '"\'a\n=1"'],
  ["a\n \t@x", '"\'a\n \t@x"'],
  ["1 - 1 = 0", "1 - 1 = 0"],
  ['=A1&","', '"\'=A1&"","""'],
])("the text %j is the cell %s", (text, cell) => {
  expect(csvText(text)).toBe(cell);
});

test("a long text of blanks takes no time", () => {
  expect(csvText(`x${"\n ".repeat(200_000)}`)).toHaveLength(400_003);
});

test("a record ends its line", () => {
  expect(csvRecord(["U1", "-5.00", ""])).toBe("U1,-5.00,\n");
});
