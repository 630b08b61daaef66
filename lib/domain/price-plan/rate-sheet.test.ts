import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { diffDocuments } from "./diff-documents.ts";
import { namedChanges } from "./named-change.ts";
import { type PricePlanDocument, pricePlanDocument } from "./price-plan-document.ts";
import type { RateDefinitions } from "./rate-definitions.ts";
import { ratesCsv } from "./rates-csv.ts";
import { type RateSheetReading, readRateSheet } from "./read-rate-sheet.ts";
import { withRateEdits } from "./with-rate-edits.ts";

const TYPES = ["FILM", "CALL", "DATA"];
const PRODUCTS = ["LOTR1", "BRAVE"];
const usage = { isUsageService: true };
const DEFINITIONS: RateDefinitions = {
  definitions: {
    ...NO_DEFINITIONS,
    zones: { "5G": { all: [{ attribute: "network", is: "5G" }] } },
    timeModels: { NIGHT: { timeZone: "UTC", windows: [], dates: [] } },
  },
  products: {},
  offer: {
    products: { LOTR1: usage, BRAVE: usage, TV: { isUsageService: false } },
    productTypes: { FILM: usage, CALL: usage, DATA: usage, LOTR1: usage },
    families: ["ALL"],
  },
};

const base = { format: "ratewright/price-plan@1", code: "GLOBAL", name: "Global", currency: "EUR", taxInclusive: true, timeZone: "UTC" };
const documentOf = (rates: readonly unknown[]) => pricePlanDocument.parse({ ...base, rates });
const DOCUMENT = documentOf([
  {
    key: "films",
    for: { productType: "FILM" },
    base: { charge: "perUnit", price: "10.00" },
    tiered: [{ level: 1, timeModel: "NIGHT", charge: { charge: "perUnit", price: "5.00", minimum: "1" } }],
  },
  { key: "calls", for: { productType: "CALL" }, split: true, base: { charge: "flat", amount: "3.00" } },
]);

/** As the console reads it: three digits after a comma may be thousands. */
const decimalOf = (text: string) => (/^\d+(\.\d+|,\d{1,2})?$/.test(text) ? text.replace(",", ".") : null);
const read = (text: string, document: PricePlanDocument = DOCUMENT) =>
  readRateSheet(text, { document, definitions: DEFINITIONS, decimalOf });
const sheetOf = (document: PricePlanDocument) => [...ratesCsv(document)].join("");

function readable(reading: RateSheetReading) {
  return reading.kind === "read" ? reading : expect.fail(reading.problem);
}

function edited(text: string): PricePlanDocument {
  const { problems, edits } = readable(read(text));
  expect(problems).toEqual([]);
  return withRateEdits(DOCUMENT, edits);
}

const price = fc.tuple(fc.nat(99_999), fc.nat(99)).map(([whole, cents]) => `${whole}.${String(cents).padStart(2, "0")}`);
const charge: fc.Arbitrary<Charge> = fc.oneof(
  price.map((each): Charge => ({ charge: "perUnit", price: each })),
  price.map((each): Charge => ({ charge: "perUnit", price: each, per: "60" })),
  price.map((each): Charge => ({ charge: "perUnit", price: each, times: "speed", minimum: "0.10" })),
  price.map((each): Charge => ({ charge: "flat", amount: each })),
  price.map((each): Charge => ({ charge: "flat", amount: each, maximum: "1000000" })),
  price.map(
    (each): Charge => ({
      charge: "volume",
      bands: [
        { upTo: "10", price: each },
        { upTo: null, price: "0.5", flat: "1" },
      ],
    }),
  ),
);
const tiered = fc
  .uniqueArray(fc.record({ level: fc.integer({ min: 1, max: 20 }), charge, zone: fc.boolean(), timeModel: fc.boolean() }), {
    selector: ({ level }) => level,
    maxLength: 4,
  })
  .map((lines) =>
    lines
      .sort((left, right) => left.level - right.level)
      .map((line) => ({
        level: line.level,
        ...(line.zone ? { zone: "5G" } : {}),
        ...(line.timeModel ? { timeModel: "NIGHT" } : {}),
        charge: line.charge,
      })),
  );
const targets = [...TYPES.map((productType) => ({ productType })), ...PRODUCTS.map((product) => ({ product })), { family: "ALL" }];
const rates = fc.tuple(...targets.map(() => fc.option(fc.record({ base: charge, tiered, split: fc.option(fc.boolean()) })))).map((all) =>
  all.flatMap((rate, index) => {
    const { split, ...facts } = rate ?? { split: null };
    return rate === null ? [] : [{ key: `rate-${index}`, for: targets[index], ...facts, ...(split === null ? {} : { split }) }];
  }),
);

describe("a sheet of rates", () => {
  test("out of a document and in again changes nothing", () => {
    fc.assert(
      fc.property(rates, (made) => {
        const document = documentOf(made);
        expect(readable(read(sheetOf(document), document))).toMatchObject({ problems: [], edits: [] });
      }),
    );
  });

  test("out of one document and into an empty one gives the same rates", () => {
    fc.assert(
      fc.property(rates, (made) => {
        const document = documentOf(made);
        const empty = documentOf([]);
        const { problems, edits } = readable(read(sheetOf(document), empty));
        expect(problems).toEqual([]);
        const withoutKeys = ({ rates: all }: PricePlanDocument) => all.map((rate) => ({ ...rate, key: "" }));
        expect(withoutKeys(withRateEdits(empty, edits))).toEqual(withoutKeys(document));
      }),
    );
  });

  test("goes in at once as it would go in row by row, into a document that has moved on, too", () => {
    fc.assert(
      fc.property(rates, rates, (made, held) => {
        const [sheet, moved] = [documentOf(made), documentOf(held.slice(1))];
        const { edits } = readable(read(sheetOf(sheet), documentOf(held)));
        const ordered = [...edits.filter(({ line }) => line.level === null), ...edits.filter(({ line }) => line.level !== null)];
        const byRow = ordered.reduce((before, edit) => withRateEdits(before, [edit]), moved);
        expect(withRateEdits(moved, edits)).toEqual(byRow);
      }),
    );
  });

  test("leaves every rate that it does not change the object that it was", () => {
    const after = edited("code\tprice\nCALL\t2,50\nBRAVE\t7");
    expect(after.rates[0]).toBe(DOCUMENT.rates[0]);
    expect(withRateEdits(DOCUMENT, [])).toBe(DOCUMENT);
  });

  test("of as many rows as rates asks each rate a few times, not once for each row", () => {
    const large = documentOf(
      Array.from({ length: 200 }, (_, index) => ({
        key: `rate-${index}`,
        for: { product: `P${index}` },
        base: { charge: "flat", amount: "1" },
      })),
    );
    let asked = 0;
    const rates = large.rates.map((rate) => Object.defineProperty({ ...rate }, "key", { enumerable: true, get: () => count(rate.key) }));
    const count = (key: string) => {
      asked += 1;
      return key;
    };
    const document = { ...large, rates };
    const { edits } = readable(read(`code\tprice\n${large.rates.map((_, index) => `P${index}\t2`).join("\n")}`, document));
    const after = withRateEdits(document, edits);
    const names = { products: {}, productTypes: {}, families: {}, zones: {}, timeModels: {}, attributes: {} };
    namedChanges(diffDocuments(large, after), { definitions: DEFINITIONS, names, before: document, after: document });
    expect(edits).toHaveLength(200);
    expect(asked / rates.length).toBeLessThan(20);
  });

  test("pasted as a block of codes and prices changes bases, keeps the rest, and adds rates", () => {
    const after = edited("code\tprice\nFILM\t10\nCALL\t2,50\nBRAVE\t7");
    expect(after.rates[0]).toEqual(DOCUMENT.rates[0]);
    expect(after.rates[1]).toMatchObject({ key: "calls", split: true, base: { charge: "flat", amount: "2.50" } });
    expect(after.rates[2]).toEqual({
      key: "brave",
      for: { product: "BRAVE" },
      scope: "udr",
      base: { charge: "perUnit", price: "7" },
      tiered: [],
    });
  });

  test("changes a level's price and leaves its conditions and its minimum alone where it has no column for them", () => {
    const after = edited("code,level,price\nFILM,1,4.00");
    expect(after.rates[0]?.tiered[0]).toEqual({
      level: 1,
      timeModel: "NIGHT",
      charge: { charge: "perUnit", price: "4.00", minimum: "1" },
    });
  });

  test("adds a rate whose level stands above its base", () => {
    expect(edited("code\tlevel\tprice\nBRAVE\t1\t3\nBRAVE\tbase\t7").rates[2]).toMatchObject({
      base: { price: "7" },
      tiered: [{ level: 1, charge: { price: "3" } }],
    });
  });

  test("adds a level with its conditions, and a charge as the document writes it", () => {
    const details = '"{""charge"":""graduated"",""bands"":[{""upTo"":""10"",""price"":""1""},{""upTo"":null,""price"":""0.5""}]}"';
    const after = edited(`code,level,zone,time model,details\nFILM,2,5G,,${details}`);
    expect(after.rates[0]?.tiered[1]).toMatchObject({ level: 2, zone: "5G", charge: { charge: "graduated" } });
  });

  test.each([
    ["a code nobody offers", "code,price\nNOTHING,1", 2, "code", "There is no product, product type or family NOTHING. Check the code."],
    ["a termed service", "code,price\nTV,1", 2, "code", "TV is a termed service. Only usage services have rates."],
    ["a code of two things", "code,price\nLOTR1,1", 2, "kind", "LOTR1 is a product and a product type. Say which is meant."],
    ["a price that may mean two things", 'code,price\nFILM,"1,2,3"', 2, "price", "Write a plain amount, such as 4.50."],
    ["no price of a new rate", "code,price\nBRAVE,", 2, "price", "Give a price. 0 means free."],
    ["a negative price", "code,price\nFILM,-1", 2, "price", "Write a plain amount, such as 4.50."],
    ["no such level", "code,level,price\nFILM,0,1", 2, "level", "Write base, or a whole number from 1 to 1000."],
    ["an unknown zone", "code,level,zone,price\nFILM,2,6G,1", 2, "zone", "There is no zone 6G."],
    ["a base with a condition", "code,zone,price\nFILM,5G,1", 2, "zone", "The base holds always. Give the row a level."],
    ["a level without a base", "code,level,price\nBRAVE,1,1", 2, "level", /^There is no such rate yet\./],
    ["one line twice", "code,price\nFILM,1\n\nFILM,2", 4, "level", "Row 2 is about the same line. Keep one of them."],
    ["bands without details", "code,charge,price\nFILM,graduated,1", 2, "details", /^Only perUnit and flat/],
    ["details that are no JSON", "code,details\nFILM,{oops", 2, "details", /^It is not JSON\./],
    ["a price that may be a thousand times another", 'code,price\nFILM,"12,345"', 2, "price", /^It may mean 12345 or 12\.345\./],
    ["more cells than names", "code,price\nFILM,1,99", 2, null, /^It stands under no column name\./],
    ["a cell under an empty name", "code,,price\nFILM,9,1", 2, null, /^It stands under no column name\./],
    ["a scope its charge does not fit", "code,counts,price\nCALL,period,3", 2, "price", /./],
  ])("with %s says where and what to do", (_, text, row, column, message) => {
    const [problem] = readable(read(text)).problems;
    expect(problem).toMatchObject({ row, column, message: typeof message === "string" ? message : expect.stringMatching(message) });
  });

  test.each([
    ["", "It is empty. The first row names the columns."],
    ["FILM,10", /^The first row names the columns, and there is no column FILM\./],
    ["price\n1", /^The column code is missing/],
    ["code,code\nA,B", "The column code is there twice."],
    ['code,price\n"FILM,1', /quotation mark/],
  ])("that cannot be read as one is refused whole: %j", (text, problem) => {
    expect(read(text)).toMatchObject({
      kind: "unreadable",
      problem: typeof problem === "string" ? problem : expect.stringMatching(problem),
    });
  });

  test("tells of a row with something to mend what it is about, and what the cell says", () => {
    const { problems } = readable(read("rate\tcode\tprice\n\tFILM\t1,2,3\ncalls\t\t2\t77\n\tNOTHING\t1"));
    expect(problems.map(({ row, about, written }) => [row, about, written])).toEqual([
      [2, "FILM", "1,2,3"],
      [3, "calls", "77"],
      [4, "NOTHING", "NOTHING"],
    ]);
  });

  test("with empty cells beside its columns is read, as a selection that was too wide", () => {
    expect(edited("code\tprice\t\t\nFILM\t7\t\t\n\t\t\t\n").rates[0]?.base).toMatchObject({ price: "7" });
  });

  test("never gives a spreadsheet a formula", () => {
    const zone = "+5G";
    const document = documentOf([{ key: "a", for: { family: "ALL" }, base: { charge: "flat", amount: "1" } }]);
    const sheet = sheetOf({ ...document, rates: document.rates.map((rate) => ({ ...rate, key: `=${zone}` })) });
    expect(sheet.split("\n")[1]).toMatch(/^'=\+5G,family,ALL/);
  });
});
