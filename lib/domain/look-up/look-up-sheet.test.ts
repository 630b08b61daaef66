import { describe, expect, test } from "vitest";
import { decideImportRows, lookUpRecord, lookUpSheetHead, readLookUpSheet, sampleOf } from "./look-up-sheet.ts";

const TABLE = { key: "dialled", gives: ["destination", "zone"] };

describe("a sheet of rows", () => {
  test("reads what it writes, texts that a spreadsheet would calculate with included", () => {
    const rows = [
      { key: "+357", given: { destination: 'Cyprus, "mobile"', zone: "=1" } },
      { key: "44", given: { zone: "EU" } },
    ];
    const text = lookUpSheetHead(TABLE) + rows.map((row) => lookUpRecord(row, TABLE)).join("");
    expect(text).toContain("'+357");
    expect(readLookUpSheet(text, TABLE)).toEqual({ ok: true, rows, problems: [] });
  });

  test.each<readonly [string, string, string]>([
    ["an empty file", "", "It is empty. The first row names the columns: dialled, destination, zone."],
    ["a stranger", "dialled,city\n1,2\n", "There is no column city. Columns are dialled, destination, zone."],
    ["a column twice", "dialled,zone,zone\n", "The column zone is there twice."],
    ["nothing to look up", "zone\nEU\n", "The column dialled is missing: it is what is looked up."],
  ])("%s is refused", (_, text, problem) => {
    expect(readLookUpSheet(text, TABLE)).toEqual({ ok: false, problem });
  });

  test("says of each cell what is wrong", () => {
    const sheet = readLookUpSheet(`zone;dialled\nEU;357\nUS;357\nAS;\nX;${"1".repeat(101)}\n${"z".repeat(201)};5\n`, TABLE);
    expect(sheet.ok && sheet.problems.map(({ row, column, message }) => `${row} ${column} ${message}`)).toEqual([
      "3 dialled 357 stands in row 2 already.",
      "4 dialled Say what is looked up.",
      "5 dialled A key has at most 100 letters.",
      "6 zone A value has at most 200 letters.",
    ]);
  });
});

test("a sheet is the whole table afterwards", () => {
  const before = new Map([
    ["1", { zone: "A" }],
    ["2", { zone: "B" }],
    ["3", { zone: "C" }],
  ]);
  const changes = decideImportRows(
    [
      { key: "1", given: { zone: "A" } },
      { key: "2", given: {} },
      { key: "4", given: { zone: "D" } },
    ],
    before,
  );
  expect(changes.counts).toEqual({ new: 1, changed: 1, unchanged: 1, removed: 1 });
  expect(sampleOf(changes, before).map(({ key, change }) => `${key} ${change}`)).toEqual(["4 new", "2 changed", "3 removed"]);
  expect([changes.stored.map(({ key }) => key), changes.removed]).toEqual([["4", "2"], ["3"]]);
});
