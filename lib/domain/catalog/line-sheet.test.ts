import { describe, expect, it, test } from "vitest";
import type { StoredCatalog } from "./catalog.ts";
import { contentOfCatalog } from "./catalog-content.ts";
import { decideImportLines } from "./decide-import-lines.ts";
import type { CatalogPartFacts } from "./decide-save-catalog.ts";
import { lineSheet, readLineSheet } from "./line-sheet.ts";
import { CATALOG, instant, LINE, ZONE } from "./testing/catalog-samples.ts";

const FAMILY = { ...LINE, lineId: 2, target: { kind: "productFamily", code: "FILMS", name: "=Films" } } as const;
const STORED: StoredCatalog = {
  ...CATALOG,
  revision: 1,
  archivedAt: null,
  lines: [
    {
      ...LINE,
      availableFrom: instant("2026-10-25T03:30:30+02:00"),
      requires: { mode: "all", codes: ["SPORT", "NEWS"], names: ["", ""] },
      limit: { quantity: "2", per: "week" },
    },
    FAMILY,
  ],
};
const facts = (id: number) => ({ id, name: "x", isArchived: false, isUsage: true });
const PARTS: CatalogPartFacts = {
  targets: {
    product: new Map([
      ["LOTR1", facts(1)],
      ["ALIEN", facts(2)],
    ]),
    productType: new Map(),
    productFamily: new Map([["FILMS", facts(3)]]),
  },
  services: new Map(
    ["SPORT", "NEWS"].map((code) => [
      code,
      { name: code, isArchived: false, isTermed: true, productTypeCode: "T", productFamilyCode: null },
    ]),
  ),
  conditions: {
    subscriptionType: new Set(),
    termedService: new Set(),
    accountClassification: new Set(),
    payment: new Set(),
    billingTerm: new Set(),
    provider: new Set(),
  },
};
const SETTING = { stored: STORED, zone: ZONE, parts: PARTS, others: [] };

function read(text: string) {
  const sheet = readLineSheet(text);
  if (!sheet.ok) throw new Error(sheet.problem);
  return decideImportLines(sheet.rows, SETTING);
}

describe("a sheet of lines", () => {
  it("goes out and comes back as it was", () => {
    const text = [...lineSheet(STORED.lines, ZONE)].join("");
    expect(text).toContain("product family,FILMS,'=Films,");
    const { rows, content } = read(text);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged"]);
    expect(content).toEqual(contentOfCatalog(STORED));
  });

  it("is all of the lines: what is not there goes, what is there for the same thing is a change", () => {
    const { rows } = read("kind,code,limit,per\nproduct,lotr1,3.0,day\nproduct,ALIEN,,\n");
    expect(rows).toEqual([
      {
        number: 2,
        outcome: "changed",
        before: "product LOTR1, from 2026-10-25T01:30:30.000Z, requires all of NEWS, SPORT, at most 2 a week",
        after: "product LOTR1, at most 3 a day",
        problems: [],
      },
      { number: 3, outcome: "new", before: null, after: "product ALIEN", problems: [] },
      { number: null, outcome: "removed", before: "product family FILMS", after: null, problems: [] },
    ]);
  });

  test.each([
    ["kind,code\nthing,LOTR1\n", "kind", "Write product, product type or product family."],
    ["kind,code\nproduct,NOWHERE\n", "code", "No product in use has the code NOWHERE."],
    ["kind,code\nproduct,\n", "code", "Give it a code."],
    ["kind,code,limit,per\nproduct,LOTR1,2,fortnight\n", "per", "Write day, week, month or cycle."],
    ["kind,code,limit,per\nproduct,LOTR1,,day\n", "limit", "Say how much may be ordered."],
    ["kind,code,limit,per\nproduct,LOTR1,-1,day\n", "limit", "A quantity above 0."],
    ["kind,code,available from\nproduct,LOTR1,soon\n", "available from", "A date, such as 2026-11-21, or 2026-11-21 18:00."],
    ["kind,code,available from,available until\nproduct,LOTR1,2026-05-02,2026-05-01\n", "available until", "It ends before it begins."],
    ["kind,code,requires\nproduct,LOTR1,SPORT GONE\n", "requires", "No termed service in use has the code GONE."],
    ["kind,code,any or all\nproduct,LOTR1,some\n", "any or all", 'Write "any" or "all".'],
    ["kind,code\nproduct,LOTR1\nproduct,LOTR1\n", "code", "Another line sells the product LOTR1 at the same time."],
    ["kind,code\nproduct,LOTR1,stray\n", "code", "The row has a cell under no column. Look for a comma in a text that is not quoted."],
  ])("says what is wrong with %j", (text, column, message) => {
    const { rows, content } = read(text);
    expect(content).toBeNull();
    expect(rows.flatMap(({ problems }) => problems)).toEqual([{ column, message }]);
  });

  test.each([
    ["", "It is empty."],
    ["code\nLOTR1\n", "The column kind is missing"],
    ["kind,code,price\n", "There is no column price."],
    ["kind,code,Code\n", "The column code is there twice."],
    ['kind,code\nproduct,"LOTR1\n', "is never closed"],
  ])("is no sheet: %j", (text, problem) => {
    const sheet = readLineSheet(text);
    expect(sheet.ok ? "" : sheet.problem).toContain(problem);
  });
});
