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

const withRate = (changes: object) => ({ ...DOCUMENT, rates: [{ ...RATE, ...changes }] });
const withBase = (base: object) => withRate({ base });
const withWindow = (window: object) => ({
  ...DOCUMENT,
  timeModels: { NIGHT: { timeZone: "UTC", windows: [{ days: ["mon"], from: "00:00", to: "24:00", ...window }] } },
});
const withCondition = (condition: object) => ({ ...DOCUMENT, zones: { "5G": { all: [{ attribute: "network", ...condition }] } } });

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
    [
      "a charge that is not supported",
      withBase({ charge: "graduated" }),
      'rates[0].base.charge: The charges supported so far are "perUnit" and "flat"',
    ],
    ["a scope that is not supported", withRate({ scope: "pool" }), 'rates[0].scope: The only scope supported so far is "udr"'],
    ["a split", withRate({ split: true }), "rates[0].split: Splitting usage at time boundaries is not supported so far"],
    ["discounts", { ...DOCUMENT, discounts: [{}] }, "discounts[0]: Discounts are not supported so far"],
    ["two targets", withRate({ for: { product: "A", family: "B" } }), "rates[0].for: A rate is for one product, productType or family"],
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
      "zones.5G.all[0]: A condition names an attribute and one of is, isNot, in, between, startsWith, isUnder",
    ],
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
    ["with one value where a list may stand", withCondition({ startsWith: "+357" })],
  ])("%s", (_, input) => {
    expect(findings(JSON.parse(JSON.stringify(input)))).toEqual([]);
  });
});

describe("the hash", () => {
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
