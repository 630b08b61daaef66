import { describe, expect, test } from "vitest";
import { attributeColumns, UDR_COLUMNS, type UdrColumn } from "./udr-columns.ts";
import { csvCutShort, csvHead, csvLine, tabSeparated } from "./udr-sheet.ts";
import type { UdrRow } from "./udr-view.ts";

const ROW: UdrRow = {
  udrId: 500_001,
  revision: 1,
  reference: "=cmd|' /C calc'!A0",
  batch: null,
  accountNumber: "A-10001",
  accountName: 'Eleni "Leni" Georgiou, Ltd',
  subscriptionNumber: "S-20001",
  product: { code: "LOTR1", name: "The Fellowship" },
  productType: { code: "FILM", name: "Films" },
  productFamily: null,
  udrType: { code: "PPV", name: "Pay per view" },
  quantity: "1.5",
  unit: "film",
  metadata: { note: "-5", mbps: "-10.50", odd: "=12" },
  from: "2026-10-25T00:30:00.000Z",
  to: null,
  billingEffectiveAt: "2026-10-25T01:30:00.000Z",
  source: { code: "DECODER", name: "Decoder" },
  directive: "toBeCredited",
  state: "posted",
  isDisputed: false,
  ratingState: "completed",
  gross: "-10.00",
  currency: "EUR",
};

const attributes = attributeColumns({
  udrTypes: [
    typeWith([
      ["note", "text", false],
      ["mbps", "decimal", false],
      ["odd", "decimal", false],
      ["msisdn", "text", true],
    ]),
    // The same key elsewhere is personal, so it is personal everywhere.
    typeWith([["secret", "text", false]]),
    typeWith([["secret", "text", true]]),
  ],
});

function typeWith(declared: readonly (readonly [key: string, type: "text" | "decimal", personal: boolean])[]) {
  return {
    code: "T",
    name: "T",
    unit: "film",
    unitDecimals: 0,
    toMandatory: false,
    sources: [],
    attributes: declared.map(([key, type, personal]) => ({ key, label: `The ${key}`, type, mandatory: false, personal, values: null })),
  };
}

const named = (...keys: readonly string[]): readonly UdrColumn[] =>
  keys.flatMap((key) => [...UDR_COLUMNS, ...attributes].find((column) => column.key === key) ?? []);
const sheet = (...keys: readonly string[]) => ({ columns: named(...keys), zone: "Europe/Nicosia", hasNames: true });

describe("a file", () => {
  test("begins with the mark of UTF-8 and the names of its cells; lines end as RFC 4180 says", () => {
    expect(csvHead(sheet("number", "total"))).toBe("\uFEFFNumber,Total,Currency\r\n");
  });

  test("keeps numbers as numbers, a credit with its minus, and guards texts", () => {
    expect(csvLine(sheet("number", "quantity", "total", "reference"), ROW)).toBe("500001,1.5,film,-10.00,EUR,'=cmd|' /C calc'!A0\r\n");
  });

  test("quotes what has a comma or a quote", () => {
    expect(csvLine(sheet("account"), ROW)).toBe('A-10001,"Eleni ""Leni"" Georgiou, Ltd"\r\n');
  });

  test("has no names of people where the role takes none away", () => {
    const without = { ...sheet("account", "number"), hasNames: false };
    expect([csvHead(without), csvLine(without, ROW)]).toEqual(["\uFEFFAccount,Number\r\n", "A-10001,500001\r\n"]);
  });

  test("writes instants with their offset: an hour that comes twice is told apart", () => {
    expect(csvLine(sheet("from", "billingEffectiveAt", "to"), ROW)).toBe("2026-10-25T03:30:00+03:00,2026-10-25T03:30:00+02:00,\r\n");
  });

  test("takes metadata for numbers only where they are numbers", () => {
    expect(csvLine(sheet("m.note", "m.mbps", "m.odd"), ROW)).toBe("'-5,-10.50,'=12\r\n");
  });

  test("says at its end that it is cut short", () => {
    expect(csvCutShort(100_000)).toBe(
      '"Only the first 100,000 UDRs are in this file, and more match. Narrow the criteria for the rest."\r\n',
    );
  });
});

test("what is copied pastes as cells: no tab, no line end, no formula in any", () => {
  const row = { ...ROW, reference: "=1+1\tand\nmore" };
  expect(tabSeparated(sheet("number", "reference", "total"), [row, ROW])).toBe(
    ["Number\tReference\tTotal\tCurrency", "500001\t'=1+1 and more\t-10.00\tEUR", "500001\t'=cmd|' /C calc'!A0\t-10.00\tEUR"].join("\n"),
  );
});

test("personal attributes are no columns", () => {
  expect(attributes.map(({ key, label, align }) => [key, label, align])).toEqual([
    ["m.mbps", "The mbps", "end"],
    ["m.note", "The note", "start"],
    ["m.odd", "The odd", "end"],
  ]);
});

test("every column has a key, a name and a cell of its own", () => {
  const cells = UDR_COLUMNS.flatMap((column) => column.cells.map(({ name }) => name));
  expect(new Set(UDR_COLUMNS.map(({ key }) => key)).size).toBe(UDR_COLUMNS.length);
  expect(new Set(cells).size).toBe(cells.length);
});
