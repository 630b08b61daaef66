import { describe, expect, test } from "vitest";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import { parseDefinitions } from "./definitions.ts";
import { readDocument } from "./read-document.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

const OWN = parseDefinitions({
  timeModels: {},
  zones: {
    EVERY: {
      all: [
        { attribute: "note", is: "x" },
        { attribute: "network", is: "5G" },
        { attribute: "hops", in: ["1", "2"] },
        { attribute: "mbps", between: ["1", "2"] },
        { attribute: "fee", isNot: "0" },
        { attribute: "roaming", is: "true" },
        { attribute: "calledAt", between: ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"] },
        { attribute: "mbps", startsWith: "1" },
      ],
    },
    EU: { all: [{ attribute: "network", isUnder: "5G" }] },
  },
  udrTypes: {
    DATA: {
      unit: "MB",
      unitDecimals: 3,
      attributes: {
        note: { type: "text" },
        network: { type: "choice", values: "NETWORK" },
        hops: { type: "integer" },
        mbps: { type: "decimal" },
        fee: { type: "amount" },
        roaming: { type: "boolean" },
        calledAt: { type: "instant" },
      },
    },
  },
  valueLists: { NETWORK: [{ value: "5G", under: null }] },
});

const CHARGE = { charge: "perUnit", price: "1" };
const RATE = { key: "data", for: { product: "DATA" }, scope: "udr", base: CHARGE, tiered: [] };
const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [RATE],
};
const GOLD = { code: "GOLD", kind: "percentage", value: "10" };

function resolve(input: object) {
  const result = readDocument({ ...DOCUMENT, ...input });
  if (!result.ok) return expect.fail(JSON.stringify(result.refusal));
  const resolved = resolveRateBook(result.value, OWN);
  return resolved.ok ? resolved.value : expect.fail(JSON.stringify(resolved.refusal));
}

describe("a rate book", () => {
  test("says how each condition compares, after the type of its attribute", () => {
    const { zones } = resolve({ rates: [{ ...RATE, tiered: [{ level: 1, zone: "EVERY", charge: CHARGE }] }] });
    expect(zones.EVERY?.all.map(({ attribute, as }) => `${attribute} as ${as ?? "-"}`)).toEqual([
      "note as -",
      "network as -",
      "hops as decimal",
      "mbps as decimal",
      "fee as decimal",
      "roaming as boolean",
      "calledAt as instant",
      "mbps as -",
    ]);
  });

  test("holds scope and split as the document says", () => {
    const rates = resolve({
      rates: [
        { ...RATE, scope: "pool", split: true },
        { ...RATE, key: "other", for: { family: "DATA" } },
      ],
    }).rates;
    expect(rates).toEqual([
      { ...RATE, scope: "pool", split: true },
      { ...RATE, key: "other", for: { family: "DATA" } },
    ]);
  });

  test("has no discounts where the document has none", () => {
    expect(resolve({}).discounts).toEqual([]);
  });

  test("holds the zones that discounts are in", () => {
    expect(resolve({ discounts: [{ ...GOLD, zone: "EU" }] }).zones).toEqual({
      EU: { all: [{ attribute: "network", isUnder: "5G", values: ["5G"] }] },
    });
  });

  // The clocks of Nicosia are two hours ahead in winter and three in summer; those of Beirut skip the midnight of 29 March 2026.
  test.each([
    ["2026-03-01", "Europe/Nicosia", "2026-02-28T22:00:00.000Z"],
    ["2026-07-01", "Europe/Nicosia", "2026-06-30T21:00:00.000Z"],
    ["2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00.000Z"],
    ["2026-03-01T00:00:00+05:30", "Europe/Nicosia", "2026-02-28T18:30:00.000Z"],
  ])("a discount valid from %s in %s begins at %s", (validFrom, timeZone, instant) => {
    const { discounts = [] } = resolve({ timeZone, discounts: [{ ...GOLD, validFrom, validTo: "2027-01-01T00:00:00Z" }] });
    expect(discounts.map((discount) => [discount.validFrom, discount.validTo])).toEqual([[instant, "2027-01-01T00:00:00.000Z"]]);
  });

  test("is one that the engine compiles", () => {
    const book = resolve({
      rates: [{ ...RATE, tiered: [{ level: 1, zone: "EVERY", charge: CHARGE }] }],
      discounts: [{ ...GOLD, zone: "EU", validFrom: "2026-03-01" }],
    });
    expect(compileRateBook(JSON.parse(JSON.stringify(book))).rates).toHaveLength(1);
  });
});
