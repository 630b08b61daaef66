import { describe, expect, it } from "vitest";
import { readSheet } from "./read-csv.ts";

const cellsOf = (text: string) => {
  const reading = readSheet(text);
  return reading.ok ? reading.rows.map(({ number, cells }) => [number, ...cells]) : reading.problem;
};

describe("a sheet", () => {
  it.each([
    [
      "commas",
      "code,name\nA,One\n",
      [
        [1, "code", "name"],
        [2, "A", "One"],
      ],
    ],
    [
      "semicolons",
      "code;name\nA;One, two",
      [
        [1, "code", "name"],
        [2, "A", "One, two"],
      ],
    ],
    [
      "tabs, as copied",
      "code\tname\r\nA\tOne; two\r\n",
      [
        [1, "code", "name"],
        [2, "A", "One; two"],
      ],
    ],
    [
      "a byte order mark",
      "\uFEFFcode\nA",
      [
        [1, "code"],
        [2, "A"],
      ],
    ],
    [
      "quotes, lines in a cell",
      'code,name\nA,"One ""and"",\ntwo"\nB,Two',
      [
        [1, "code", "name"],
        [2, "A", 'One "and",\ntwo'],
        [3, "B", "Two"],
      ],
    ],
    [
      "blank rows, counted",
      "code,name\n\n,\nA,One",
      [
        [1, "code", "name"],
        [4, "A", "One"],
      ],
    ],
    [
      "empty cells at the end",
      "code,name\nA,",
      [
        [1, "code", "name"],
        [2, "A", ""],
      ],
    ],
    [
      "text after a quotation",
      'code\n"A"B',
      [
        [1, "code"],
        [2, "AB"],
      ],
    ],
    [
      "old line ends",
      "code\rA",
      [
        [1, "code"],
        [2, "A"],
      ],
    ],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it("says where a quotation is not closed", () => {
    expect(cellsOf('code,name\nA,"One\nB,Two')).toBe("A quotation mark in row 2 is never closed.");
  });
});
