import { describe, expect, test } from "vitest";
import type { LintOffer, UsageService } from "./reached-products.ts";
import { findingsOf, NO_OFFER, PRICE, rateOf } from "./testing/lint-sheet.ts";

const product = (productType: string, family: string | null = null, udrType: string | null = null) => ({
  productType,
  taxRate: "10",
  ...(family === null ? {} : { family }),
  ...(udrType === null ? {} : { udrType }),
});
const rate = (target: object, changes: object = {}) =>
  rateOf([], { key: JSON.stringify(target).replaceAll(/\W/g, ""), for: target, ...changes });

describe("rates for nothing", () => {
  const PRODUCTS = { LOTR1: product("FILM", "PPV"), DUNE: product("FILM", "PPV"), GAME: product("GAME") };

  test.each<[string, readonly object[], readonly string[]]>([
    ["none", [{ productType: "FILM" }, { product: "GAME" }], []],
    [
      "a type without products",
      [{ productType: "MUSIC" }],
      ["warning rates[0].for: No product is of the type MUSIC, so this rate prices nothing."],
    ],
    [
      "a family without products",
      [{ family: "NEWS" }],
      ["warning rates[0].for: No product is of the family NEWS, so this rate prices nothing."],
    ],
    [
      "a type whose products all have a rate",
      [{ productType: "FILM" }, { product: "LOTR1" }, { product: "DUNE" }],
      ["note rates[0].for: Every product of the type FILM has a more specific rate, so this one prices nothing."],
    ],
    [
      "a family whose products have one by their type",
      [{ family: "PPV" }, { productType: "FILM" }],
      ["note rates[0].for: Every product of the family PPV has a more specific rate, so this one prices nothing."],
    ],
    ["but not when one product is left", [{ productType: "FILM" }, { product: "LOTR1" }], []],
    ["a type that does not exist is an error, which is told elsewhere", [{ productType: "NOTHING" }], []],
  ])("%s", (_, targets, expected) => {
    const offer = { ...NO_OFFER, productTypes: new Map([["MUSIC", { isUsageService: true }]]), families: new Set(["NEWS"]) };
    expect(findingsOf({ rates: targets.map((target) => rate(target)), products: PRODUCTS }, offer)).toEqual(expected);
  });

  const offered = (products: readonly string[], services?: Readonly<Record<string, UsageService>>): LintOffer => ({
    ...NO_OFFER,
    productTypes: new Map([["FILM", { isUsageService: true }]]),
    products: new Map(products.map((code) => [code, { isUsageService: true }])),
    ...(services === undefined ? {} : { services }),
  });

  test.each<[string, LintOffer, number]>([
    ["nothing is known of the console's products", offered(["OTHER"]), 0],
    ["the console's products are known and one is of the type", offered(["OTHER"], { OTHER: product("FILM") }), 0],
    ["the console's products are known and none is of the type", offered(["OTHER"], { OTHER: product("GAME") }), 1],
    ["the console has none", offered([]), 1],
  ])("when %s", (_, offer, count) => {
    expect(findingsOf({ rates: [rate({ productType: "FILM" })], products: {} }, offer)).toHaveLength(count);
  });
});

test("a product that the console has but does not count among its services is none of the linter's affairs", () => {
  const offer = { ...NO_OFFER, products: new Map([["LOTR1", { isUsageService: true }]]), services: {} };
  expect(findingsOf({ rates: [rate({ product: "LOTR1" })], products: {} }, offer)).toEqual([]);
});

describe("units", () => {
  const TYPES = {
    DATA: { unit: "MB", unitDecimals: 3, attributes: { amount: { type: "amount", mandatory: true }, network: { type: "text" } } },
    OLD: { unit: "MB", unitDecimals: 0, attributes: { amount: { type: "amount", mandatory: true } } },
    CALL: { unit: "s", unitDecimals: 0, attributes: { amount: { type: "amount", mandatory: true } } },
  };
  const TWO = { A: product("T", null, "DATA"), B: product("T", null, "CALL") };
  const BANDS = [
    { upTo: "10", price: "2" },
    { upTo: null, price: "1" },
  ];
  const error = [
    "error rates[0].for: Usage of this rate is counted in s (UDR type CALL) and MB (UDR type DATA), and one price cannot be for both. Give each a rate.",
  ];
  const found = (changes: object, products: object = TWO) =>
    findingsOf({
      rates: [rate({ productType: "T" }, changes)],
      products,
      udrTypes: TYPES,
      zones: { "5G": { all: [{ attribute: "network", is: "5G" }] } },
    }).filter((line) => line.includes("counted"));

  test.each<[string, object, readonly string[]]>([
    ["per unit", PRICE, error],
    ["graduated", { charge: "graduated", bands: BANDS }, error],
    ["volume", { charge: "volume", bands: BANDS }, error],
    ["package", { charge: "package", size: "10", price: "1" }, error],
    ["stepped", { charge: "stepped", segments: [{ from: "0", price: "1", increment: "1" }] }, error],
    ["flat", { charge: "flat", amount: "1" }, []],
    ["percentage", { charge: "percentage", of: "amount", rate: "2" }, []],
    ["costPlus", { charge: "costPlus", of: "amount", markup: "2" }, []],
  ])("of a %s charge", (_, base, expected) => {
    expect(found({ base })).toEqual(expected);
  });

  test("of two UDR types that count alike", () => {
    expect(found({}, { A: product("T", null, "DATA"), B: product("T", null, "OLD") })).toEqual([]);
  });

  test("of a product that the rate does not price, and of a level that only one of them can be in", () => {
    const flat = { charge: "flat", amount: "1" };
    expect(found({ base: flat, tiered: [{ level: 1, zone: "5G", charge: PRICE }] })).toEqual([]);
    expect(findingsOf({ rates: [rate({ productType: "T" }), rate({ product: "B" })], products: TWO, udrTypes: TYPES })).toEqual([]);
  });
});
