import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { instantFromMillis, parseInstant } from "#lib/kernel/instant.ts";
import { guardedText, plainText } from "../csv/guarded-text.ts";
import { decideImportProducts, type ImportFacts } from "./decide-import-products.ts";
import type { StoredProduct } from "./product-content.ts";
import { PRODUCT_SHEET_HEAD, productRecord, readProductSheet, timeText } from "./product-sheet.ts";

const instant = (text: string) => present(parseInstant(text), text);
const ZONE = "Europe/Nicosia";
const NOW = instant("2026-11-21T12:00:00Z");

const FILM: StoredProduct = {
  productId: 1,
  code: "FILM",
  revision: 3,
  archivedAt: null,
  content: {
    name: "=The film",
    description: "Two\nlines, and more",
    type: "MOVIE",
    family: "PPV",
    rating: "here",
    validFrom: instant("2026-10-25T01:30:00Z"),
    validTo: null,
    taxRate: null,
    taxRates: [
      { percent: "10", validFrom: instant("2026-01-01T00:00:00Z") },
      { percent: "19", validFrom: instant("2027-01-01T00:00:00Z") },
    ],
  },
};

const FACTS: ImportFacts = {
  stored: new Map([["FILM", FILM]]),
  offered: { types: new Set(["MOVIE"]), families: new Set(["PPV"]), taxRates: new Set<string>(), taxSteps: new Map() },
  unrated: new Map(),
  zone: ZONE,
  now: NOW,
};

const plan = (text: string, facts: Partial<ImportFacts> = {}) => {
  const sheet = readProductSheet(text);
  return sheet.ok ? decideImportProducts(sheet.rows, { ...FACTS, ...facts }) : sheet.problem;
};

/** "2 new", "3 tax from: Say from when …" */
const said = (text: string, facts: Partial<ImportFacts> = {}) => {
  const planned = plan(text, facts);
  if (typeof planned === "string") return planned;
  return planned.rows.map(({ number, outcome, changes, problems }) =>
    [
      number,
      outcome,
      ...changes.map(({ member, before, after }) => `${member}: ${before ?? ""} > ${after ?? ""}`),
      ...problems.map(({ column, message }) => `${column}: ${message}`),
    ].join(" "),
  );
};

describe("a sheet of products", () => {
  it("that was exported changes nothing when it comes back", () => {
    const exported = PRODUCT_SHEET_HEAD + productRecord(FILM, { zone: ZONE, now: NOW });
    expect(exported).toContain("'=The film");
    expect(exported).toContain("2026-10-25T01:30:00.000Z");
    expect(said(exported)).toEqual(["2 unchanged"]);
  });

  it.each([
    ["nothing", "", "It is empty."],
    ["no code", "name\nx", "The column code is missing"],
    ["an unknown column", "code,prize\nA,1", "There is no column prize."],
    ["a column twice", "code,name,Name\nA,1,2", "The column name is there twice."],
    ["another encoding", "code\n\uFFFD", "Some letters cannot be read."],
    ["an open quotation", 'code\n"A', "A quotation mark in row 2 is never closed."],
    ["too many rows", `code\n${"A\n".repeat(2001)}`, "It has 2001 rows."],
  ])("with %s cannot be read", (_, text, problem) => {
    expect(said(text)).toContain(problem);
  });

  it.each([
    ["a new one", "code,name,type,valid from,tax rate\nNEW,New,movie,2026-12-01,10", ["2 new"]],
    ["columns in any order and spelling", "Tax_rate\tvalidFrom\tTYPE\tName\tCode\n10\t2026-12-01\tMOVIE\tNew\tnew", ["2 new"]],
    [
      "a new one without what it needs",
      "code\nNEW",
      ["2 error name: Give it a name. type: Give it the code of its product type. valid from: Say from when it is valid."],
    ],
    ["no tax", "code,name,type,valid from\nNEW,New,MOVIE,2026-12-01", ["2 error tax rate: It needs a tax rate from its beginning on."]],
    ["elsewhere, without tax", "code,name,type,rated,valid from\nNEW,New,MOVIE,elsewhere,2026-12-01", ["2 new"]],
    ["a column that is not there is left", "code,name\nfilm,Renamed", ["2 changed name: =The film > Renamed"]],
    ["a family that is taken away", "code,family\nFILM,", ["2 changed family: PPV > null"]],
    ["an unknown type", "code,type\nFILM,X", ["2 error type: No product type in use has the code X."]],
    ["an unknown family", "code,family\nFILM,X", ["2 error family: No product family in use has the code X."]],
    ["a code twice", "code\nFILM\nfilm", ["2 unchanged", "3 error code: Row 2 has the same code."]],
    [
      "a code that is none",
      "code\nA B",
      [
        "2 error code: A code has up to 40 upper-case letters, digits and hyphens, such as OFF-PEAK. name: Give it a name. type: Give it the code of its product type. valid from: Say from when it is valid.",
      ],
    ],
    ["the rate that holds", "code,tax rate\nFILM,10.0", ["2 unchanged"]],
    [
      "another rate, from when?",
      "code,tax rate\nFILM,19",
      ["2 error tax from: Say from when the new rate holds: an instant in the future."],
    ],
    [
      "another rate from the future",
      "code,tax rate,tax from\nFILM,21,2027-06-01",
      ["2 changed taxRates:  > 21 % from 2027-05-31T21:00:00.000Z"],
    ],
    [
      "another rate from the past",
      "code,tax rate,tax from\nFILM,21,2026-06-01",
      ["2 error tax rate: A tax rate begins in the future, or with a product that has not begun yet."],
    ],
    [
      "the rate in force as another",
      "code,tax rate,tax from\nFILM,21,2026-01-01 02:00",
      ["2 error tax rate: A tax rate that holds already, or held, stays as it is. Add another from a later instant."],
    ],
    [
      "a future rate as another",
      "code,tax rate,tax from\nFILM,21,2027-01-01 02:00",
      ["2 changed taxRates: 19 % from 2027-01-01T00:00:00.000Z > 21 % from 2027-01-01T00:00:00.000Z"],
    ],
    ["a decimal comma", 'code,tax rate\nFILM,"10,5"', ["2 error tax rate: A percentage with a point for decimals, such as 19 or 5.5."]],
    [
      "a date of another order",
      "code,valid to\nFILM,31/12/2026",
      ["2 error valid to: Valid to is a date, such as 2026-11-21, or 2026-11-21 18:00."],
    ],
    [
      "an hour that the clocks skip",
      "code,valid to\nFILM,2027-03-28 03:30",
      ["2 error valid to: The clocks go forward then and never show that time. Choose another."],
    ],
    ["an end before the beginning", "code,valid to\nFILM,2026-01-01", ["2 error valid to: It ends before it begins."]],
    [
      "too many cells",
      "code,name\nFILM,One,two",
      ["2 error code: The row has a cell under no column. Look for a comma in a text that is not quoted."],
    ],
    ["rated nowhere", "code,rated\nFILM,nowhere", ['2 error rated: Write "here" or "elsewhere".']],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it("says that an archived one is to be restored first, and that UDRs wait", () => {
    const archived = { ...FILM, archivedAt: NOW };
    expect(said("code,name\nFILM,x", { stored: new Map([["FILM", archived]]) })).toEqual([
      "2 error code: It is archived. Restore it to edit it.",
    ]);
    const waiting = {
      offered: { types: new Set(["EVENT"]), families: new Set<string>(), taxRates: new Set<string>(), taxSteps: new Map() },
      unrated: new Map([["FILM", 2]]),
    };
    expect(said("code,type\nFILM,EVENT", waiting)).toEqual([expect.stringMatching(/^2 error type: 2 UDRs of =The film still wait/)]);
  });

  it("writes the content of what is new or changed, and nothing else", () => {
    const planned = plan("code,name,type,valid from,tax rate\nNEW,New,MOVIE,2026-12-01,10\nFILM,=The film,MOVIE,2026-10-25T01:30:00Z,10");
    expect(planned).toMatchObject({
      writes: [{ code: "NEW", stored: null, saved: { kind: "create", revision: 1 }, content: { family: null, rating: "here" } }],
    });
  });
});

describe("the cells", () => {
  it("keep spreadsheets from calculating, and give every text back", () => {
    expect(["=1+1", "'=1", "it's", "-5", "'"].map(guardedText)).toEqual(["'=1+1", "''=1", "it's", "'-5", "'"]);
    const unquoted = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "=", "-", "+", "@", "a", " ", "\n", '"', ",") }), (text) => {
        expect(plainText(unquoted(guardedText(text)))).toBe(text);
      }),
    );
  });

  it("give every instant back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (millis) => {
        const text = timeText(instantFromMillis(millis), ZONE);
        const rows = `code,name,type,valid from,tax rate\nNEW,New,MOVIE,${text},10`;
        const planned = plan(rows);
        expect(planned).toMatchObject({ writes: [{ content: { validFrom: millis } }] });
      }),
    );
  });
});
