import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentHash, type PricePlanDocument } from "./price-plan-document.ts";
import { readDocument } from "./read-document.ts";

const CHARGE = { charge: "perUnit", price: "10.00" };
const RATE = { key: "movies", for: { productType: "PPV-MOVIE" }, scope: "udr", base: CHARGE, tiered: [] };
const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [RATE],
};

const GRADUATED = {
  charge: "graduated",
  bands: [
    { upTo: "10", price: "0.10", flat: "1.00" },
    { upTo: null, price: "0.05" },
  ],
};
const VOLUME = { ...GRADUATED, charge: "volume" };
const PACKAGE = { charge: "package", size: "10", price: "2.00" };
const STEPPED = { charge: "stepped", connectFee: "0.10", segments: [{ from: "0", price: "0.06", per: "60", increment: "60" }] };
const PERCENTAGE = { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.30" };
const COST_PLUS = { charge: "costPlus", of: "cost", markup: "120" };
const stepped = (segment: object) => ({ ...STEPPED, segments: [{ from: "0", price: "1", increment: "1", ...segment }] });

const MONEY = "At most 12 digits before and 6 after the point";
const CONDITION = "A condition names an attribute and one of is, isNot, in, between, startsWith, isUnder";

const withRate = (changes: object) => ({ ...DOCUMENT, rates: [{ ...RATE, ...changes }] });
const withBase = (base: object) => withRate({ base });
const withTier = (tier: object) => withRate({ tiered: [{ level: 1, charge: CHARGE, ...tier }] });
const withUdrType = (attributes: object) => ({ ...DOCUMENT, udrTypes: { DATA: { unit: "MB", unitDecimals: 3, attributes } } });
const withProduct = (product: object) => ({ ...DOCUMENT, products: { LOTR1: { productType: "FILM", taxRate: "10", ...product } } });
const withWindow = (window: object) => ({
  ...DOCUMENT,
  timeModels: { NIGHT: { timeZone: "UTC", windows: [{ days: ["mon"], from: "00:00", to: "24:00", ...window }] } },
});
const withCondition = (condition: object) => ({ ...DOCUMENT, zones: { "5G": { all: [{ attribute: "network", ...condition }] } } });

const TYPES = ["text", "integer", "decimal", "boolean", "instant", "choice", "amount"];

function read(input: unknown): PricePlanDocument {
  const result = readDocument(input);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.refusal));
}

/** "path: message" of each finding; empty when it is a document. */
function findings(input: unknown): readonly string[] {
  const result = readDocument(input);
  return result.ok ? [] : result.refusal.map(({ path, message }) => `${path}: ${message}`);
}

describe("a document is refused with the path and a sentence", () => {
  test.each<[string, unknown, string]>([
    ["an unknown member", { ...DOCUMENT, colour: "red" }, 'colour: "colour" is not a member of the format'],
    ["an unknown member inside", withRate({ note: "x" }), 'rates[0].note: "note" is not a member of the format'],
    ["an unknown member of a charge", withBase({ ...CHARGE, bands: [] }), 'rates[0].base.bands: "bands" is not a member of the format'],
    ["a member of another charge", withBase({ ...GRADUATED, price: "1" }), 'rates[0].base.price: "price" is not a member of the format'],
    [
      "an unknown member of a band",
      withBase({ ...GRADUATED, bands: [{ upTo: null, prise: "1" }] }),
      'rates[0].base.bands[0].prise: "prise" is not a member of the format',
    ],
    [
      "an unknown member of a segment",
      withTier({ charge: { ...STEPPED, segments: [{ from: "0", price: "1", increment: "1", fee: "1" }] } }),
      'rates[0].tiered[0].charge.segments[0].fee: "fee" is not a member of the format',
    ],
    [
      "a charge that does not exist",
      withBase({ charge: "tiered" }),
      "rates[0].base.charge: A charge is one of perUnit, flat, graduated, volume, package, stepped, percentage, costPlus",
    ],
    ["a scope that does not exist", withRate({ scope: "cycle" }), 'rates[0].scope: The scope is "udr", "period" or "pool"'],
    ["no band", withBase({ charge: "volume", bands: [] }), "rates[0].base.bands: At least one band"],
    ["no segment", withBase({ ...STEPPED, segments: [] }), "rates[0].base.segments: At least one segment"],
    [
      "a band without an end that is said",
      withBase({ charge: "volume", bands: [{ price: "1" }] }),
      'rates[0].base.bands[0].upTo: The quantity up to which the band goes, such as "10", or null for the last',
    ],
    [
      "a band of nothing",
      withBase({ charge: "volume", bands: [{ upTo: "0.0" }, { upTo: null }] }),
      "rates[0].base.bands[0].upTo: It must be more than 0",
    ],
    ["an increment of 0", withBase(stepped({ increment: "0" })), "rates[0].base.segments[0].increment: It must be more than 0"],
    ["a package of nothing", withBase({ charge: "package", size: "0", price: "1" }), "rates[0].base.size: It must be more than 0"],
    [
      "7 decimals of a band's flat",
      withBase({ charge: "volume", bands: [{ upTo: null, flat: "0.0000001" }] }),
      `rates[0].base.bands[0].flat: ${MONEY}`,
    ],
    ["7 decimals of a connect fee", withBase({ ...STEPPED, connectFee: "0.0000001" }), `rates[0].base.connectFee: ${MONEY}`],
    ["7 decimals of a fixed part", withBase({ ...PERCENTAGE, fixed: "0.0000001" }), `rates[0].base.fixed: ${MONEY}`],
    ["7 decimals of a free amount", withBase({ ...PERCENTAGE, freeAmount: "0.0000001" }), `rates[0].base.freeAmount: ${MONEY}`],
    ["7 decimals of a minimum", withBase({ ...CHARGE, minimum: "0.0000001" }), `rates[0].base.minimum: ${MONEY}`],
    ["7 decimals of a maximum", withBase({ ...CHARGE, maximum: "0.0000001" }), `rates[0].base.maximum: ${MONEY}`],
    ["half a free UDR", withBase({ ...PERCENTAGE, freeUdrs: "1.5" }), "rates[0].base.freeUdrs: A whole number, such as 3"],
    ["a negative number of free UDRs", withBase({ ...PERCENTAGE, freeUdrs: -1 }), "rates[0].base.freeUdrs: It cannot be negative"],
    ["a negative markup", withBase({ charge: "costPlus", of: "cost", markup: "-1" }), "rates[0].base.markup: It cannot be negative"],
    [
      "two targets",
      withRate({ for: { product: "A", family: "B" } }),
      'rates[0].for.family: It cannot stand beside "product". A rate is for one product, productType or family',
    ],
    ["no target", withRate({ for: {} }), "rates[0].for: A rate is for one product, productType or family"],
    [
      "a target that does not exist",
      withRate({ for: { prodct: "A" } }),
      'rates[0].for.prodct: "prodct" is not known here. A rate is for one product, productType or family',
    ],
    [
      "a member beside the target",
      withRate({ for: { product: "A", colour: "red" } }),
      'rates[0].for.colour: "colour" is not a member of the format',
    ],
    ["no price", withBase({ charge: "perUnit" }), "rates[0].base.price: It is missing"],
    ["no base", withRate({ base: undefined }), "rates[0].base: It is missing"],
    ["no attribute in a condition", { ...DOCUMENT, zones: { "5G": { all: [{ is: "5G" }] } } }, "zones.5G.all[0].attribute: It is missing"],
    ["a rate that is a list", { ...DOCUMENT, rates: [[]] }, "rates[0]: It must be an object"],
    ["another format", { ...DOCUMENT, format: "x" }, 'format: It must be "ratewright/price-plan@1"'],
    ["a word for true", { ...DOCUMENT, taxInclusive: "yes" }, "taxInclusive: It must be true or false"],
    [
      "a definition under no code",
      { ...DOCUMENT, valueLists: { "my list": [] } },
      "valueLists.my list: A code begins with a letter or digit and holds up to 100 letters, digits or . _ - + : /",
    ],
    ["a price that is a number", withBase({ ...CHARGE, price: 10 }), 'rates[0].base.price: Decimals are written as text, such as "10.00"'],
    ["a price with an exponent", withBase({ ...CHARGE, price: "1e3" }), 'rates[0].base.price: Write a plain decimal, such as "10.00"'],
    ["a negative price", withBase({ ...CHARGE, price: "-1" }), "rates[0].base.price: It cannot be negative"],
    [
      "13 decimals",
      withBase({ ...CHARGE, price: "0.1234567890123" }),
      "rates[0].base.price: At most 12 digits before and 12 after the point",
    ],
    [
      "7 decimals of money",
      withBase({ charge: "flat", amount: "0.1234567" }),
      "rates[0].base.amount: At most 12 digits before and 6 after the point",
    ],
    ["a price for 0 units", withBase({ ...CHARGE, per: "0.0" }), "rates[0].base.per: It must be more than 0"],
    ["level 0", withRate({ tiered: [{ level: 0, charge: CHARGE }] }), "rates[0].tiered[0].level: Levels begin at 1"],
    [
      "a code with a blank",
      { ...DOCUMENT, code: "THE PLAN" },
      "code: A code begins with a letter or digit and holds up to 100 letters, digits or . _ - + : /",
    ],
    ["7 decimals of rounding", { ...DOCUMENT, roundTo: 7 }, "roundTo: At most 6 decimals"],
    ["a time of 24:00 to begin at", withWindow({ from: "24:00" }), "timeModels.NIGHT.windows[0].from: A time of day from 00:00 to 23:59"],
    ["no day", withWindow({ days: [] }), "timeModels.NIGHT.windows[0].days: At least one day"],
    [
      "a date that does not exist",
      { ...DOCUMENT, timeModels: { N: { timeZone: "UTC", windows: [], dates: [{ date: "2026-02-29", windows: [] }] } } },
      "timeModels.N.dates[0].date: A date, such as 2026-12-25",
    ],
    [
      "two tests in a condition",
      withCondition({ is: "5G", isNot: "4G" }),
      `zones.5G.all[0].isNot: It cannot stand beside "is". ${CONDITION}`,
    ],
    ["no test in a condition", withCondition({}), `zones.5G.all[0]: ${CONDITION}`],
    ["an unknown test", withCondition({ equals: "5G" }), `zones.5G.all[0].equals: "equals" is not known here. ${CONDITION}`],
    ["an unknown member of a condition", withCondition({ is: "5G", as: "text" }), 'zones.5G.all[0].as: "as" is not a member of the format'],
    ["a number to compare with", withCondition({ is: 5 }), 'zones.5G.all[0].is: Values are written as text, such as "5G"'],
    ["a number in a list", withCondition({ in: ["5G", 4] }), 'zones.5G.all[0].in[1]: Values are written as text, such as "5G"'],
    ["an empty list", withCondition({ in: [] }), "zones.5G.all[0].in: At least one value"],
    ["one end of a range", withCondition({ between: ["1"] }), 'zones.5G.all[0].between: Two ends, such as ["1", "10"]; both are included'],
    [
      "an end that is a word",
      withCondition({ between: ["1", "ten"] }),
      'zones.5G.all[0].between[1]: Write a plain decimal, such as "10.5"',
    ],
    [
      "an attribute of no type",
      withUdrType({ mbps: { type: "number" } }),
      "udrTypes.DATA.attributes.mbps.type: An attribute is one of text, integer, decimal, boolean, instant, choice, amount",
    ],
    [
      "an unknown member of an attribute",
      withUdrType({ mbps: { type: "text", label: "Speed" } }),
      'udrTypes.DATA.attributes.mbps.label: "label" is not a member of the format',
    ],
    [
      "a format that is no pattern",
      withUdrType({ mbps: { type: "text", format: "(" } }),
      "udrTypes.DATA.attributes.mbps.format: It is not a regular expression",
    ],
    ["an unknown member of a product", withProduct({ price: "1" }), 'products.LOTR1.price: "price" is not a member of the format'],
    ["a tax rate above 100 %", withProduct({ taxRate: "100.1" }), "products.LOTR1.taxRate: A percentage between 0 and 100"],
  ])("%s", (_, input, finding) => {
    expect(findings(input)).toContain(finding);
  });

  test.each([null, [], "x", 1, {}])("%j is none", (input) => {
    expect(findings(input).length).toBeGreaterThan(0);
  });
});

describe("a document is accepted", () => {
  test.each<[string, unknown]>([
    ["in its shortest form", { ...DOCUMENT, rounding: undefined, roundTo: undefined }],
    ["with limits and a factor", withBase({ ...CHARGE, per: "0.001", times: "mbps", minimum: "0", maximum: "1.000000" })],
    ["with 12 digits on both sides", withBase({ ...CHARGE, price: "999999999999.999999999999" })],
    ["with trailing zeros beyond the limit", withBase({ charge: "flat", amount: "1.00000000" })],
    ["with an empty list of discounts", { ...DOCUMENT, discounts: [] }],
    ["with lists in conditions", withCondition({ in: ["4G", "5G"] })],
    ["with an instant at the end of a range", withCondition({ between: ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"] })],
    ["with rates above 100 %", withBase({ ...PERCENTAGE, rate: "250" })],
    ["with bands that cost nothing", withBase({ charge: "graduated", bands: [{ upTo: "10" }, { upTo: null, price: "1" }] })],
    ["with a split that overrides the UDR type", withRate({ split: true })],
    [
      "with attributes of every type",
      withUdrType(Object.fromEntries(TYPES.map((type) => [type, { type, mandatory: true, format: "[0-9]+" }]))),
    ],
    ["with a product that nothing is known of but its type", withProduct({ family: null, udrType: null })],
    ["with one value where a list may stand", withCondition({ startsWith: "+357" })],
  ])("%s", (_, input) => {
    expect(findings(JSON.parse(JSON.stringify(input)))).toEqual([]);
  });
});

describe("what is left out is written out", () => {
  test("the scope and the levels of a rate", () => {
    const { scope: _, tiered: __, ...rate } = RATE;
    expect(read({ ...DOCUMENT, rates: [rate] }).rates).toEqual([RATE]);
  });

  test.each([
    ["3", 3],
    [3, 3],
    ["0", 0],
  ])("free UDRs of %j", (freeUdrs, expected) => {
    expect(read(withBase({ ...PERCENTAGE, freeUdrs })).rates[0]?.base).toEqual({ ...PERCENTAGE, freeUdrs: expected });
  });

  test("a boolean that is compared with", () => {
    expect(read(withCondition({ isNot: true })).zones).toEqual({ "5G": { all: [{ attribute: "network", isNot: "true" }] } });
  });

  test("a UDR type that is null", () => {
    expect(read(withProduct({ udrType: null })).products).toEqual({ LOTR1: { productType: "FILM", taxRate: "10" } });
  });
});

test.each([CHARGE, { charge: "flat", amount: "3.00" }, GRADUATED, VOLUME, PACKAGE, STEPPED, PERCENTAGE, COST_PLUS])(
  "a document with $charge is the same after export and import",
  async (charge) => {
    const document = read({ ...withTier({ charge: { ...charge, minimum: "0.01", maximum: "99.00" } }), name: "Charges" });
    const back = read(JSON.parse(JSON.stringify(document)));
    expect(back).toEqual(document);
    expect(back.rates[0]?.tiered[0]?.charge).toEqual({ ...charge, minimum: "0.01", maximum: "99.00" });
    expect(await documentHash(back)).toBe(await documentHash(document));
  },
);

describe("the hash", () => {
  test("of the worked example is what it was when the first version was approved", async () => {
    const file = readFileSync(new URL("../../rating/scenarios/aluxsat-plan.json", import.meta.url), "utf8");
    expect(await documentHash(read(JSON.parse(file)))).toBe("77da09ff64ba2fd2babc78c6bb0517d1d5658da4b89c9b5ca5036831185dd12e");
  });

  test("is the same after export and import", async () => {
    const document = read(DOCUMENT);
    expect(await documentHash(read(JSON.parse(JSON.stringify(document))))).toBe(await documentHash(document));
  });

  test("does not depend on the order of keys", async () => {
    const expected = await documentHash(read(DOCUMENT));
    const property = fc.asyncProperty(fc.shuffledSubarray(Object.entries(DOCUMENT), { minLength: 9 }), async (entries) => {
      expect(await documentHash(read(Object.fromEntries(entries)))).toBe(expected);
    });
    await fc.assert(property, { numRuns: 50 });
  });

  test("is the same whether a default is written or left out", async () => {
    const { tiered: _, ...rate } = RATE;
    expect(await documentHash(read({ ...DOCUMENT, rates: [rate] }))).toBe(await documentHash(read(DOCUMENT)));
  });

  test("changes with a price", async () => {
    expect(await documentHash(read(withBase({ ...CHARGE, price: "10.01" })))).not.toBe(await documentHash(read(DOCUMENT)));
  });
});
