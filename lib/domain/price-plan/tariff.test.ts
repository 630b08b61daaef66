import { describe, expect, test } from "vitest";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { pricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { tariffCharge } from "./tariff-rows.ts";
import { tariffSections, tariffTax } from "./tariff-sections.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const film = { productType: "FILM", udrType: "PPV", taxRate: "10" };
const SURROUNDINGS: RatingSurroundings = {
  definitions: {
    definitions: {
      ...NO_DEFINITIONS,
      zones: { "5G": { all: [{ attribute: "network", is: "5G" }] } },
      timeModels: {
        NIGHT: { timeZone: "Europe/Nicosia", windows: [{ days: [...DAYS], from: "00:01", to: "07:00" }], dates: [] },
        ABROAD: { timeZone: "UTC", windows: [{ days: ["sun"], from: "10:00", to: "12:00" }], dates: [] },
      },
    },
    products: {
      A: film,
      B: { ...film, family: "ALL" },
      C: { productType: "CALL", family: "ALL", taxRate: "19" },
      D: { productType: "DATA", taxRate: "10" },
    },
    offer: { products: {}, productTypes: {}, families: [] },
  },
  names: {
    products: { A: "Alien", B: "Braveheart", C: "Calls abroad" },
    productTypes: { FILM: { name: "Films", unit: "TRX", unitName: "Film" }, CALL: { name: "Calls", unit: "MIN", unitName: "Minute" } },
    families: {},
    zones: { "5G": "Fast network" },
    timeModels: { NIGHT: "Night", ABROAD: "Sunday" },
    attributes: {},
  },
};
const DOCUMENT = pricePlanDocument.parse({
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [
    { key: "family", for: { family: "ALL" }, scope: "period", base: { charge: "flat", amount: "1" } },
    {
      key: "films",
      for: { productType: "FILM" },
      base: { charge: "perUnit", price: "10.00" },
      tiered: [
        { level: 2, timeModel: "ABROAD", charge: { charge: "perUnit", price: "6.00" } },
        { level: 1, timeModel: "NIGHT", zone: "5G", charge: { charge: "perUnit", price: "5.00" } },
      ],
    },
    { key: "braveheart", for: { product: "B" }, base: { charge: "perUnit", price: "7.00" } },
  ],
});

describe("a tariff sheet", () => {
  const sections = tariffSections(DOCUMENT, SURROUNDINGS);

  test("shows each product once, under the rate that prices it, and leaves out what has none", () => {
    expect(
      sections.map(({ name, prices }) => [
        name,
        ...prices.map(({ rateKey, products, isOfAll }) => `${rateKey}${isOfAll ? "*" : ""}: ${products.join(", ")}`),
      ]),
    ).toEqual([
      ["Calls", "family*: Calls abroad"],
      ["Films", "films*: Alien", "braveheart: Braveheart"],
    ]);
  });

  test("says times on the clock of the plan, and names only another clock", () => {
    const lines = sections[1]?.prices[0]?.lines ?? [];
    expect(lines.map(({ level, time, zone }) => [level, time?.detail ?? null, zone?.name ?? null])).toEqual([
      [1, "every day 00:01–07:00", "Fast network"],
      [2, "sun 10:00–12:00 (UTC)", null],
      [null, null, null],
    ]);
  });

  test("says one tax once, and several where they hold", () => {
    expect(tariffTax(DOCUMENT, sections)).toEqual({ isIncluded: true, percent: null });
    expect(tariffTax(DOCUMENT, sections.slice(1))).toEqual({ isIncluded: true, percent: "10" });
    expect(sections.map(({ prices }) => prices.flatMap(({ taxPercents }) => taxPercents))).toEqual([["19"], ["10", "10"]]);
  });

  test("says what counts together", () => {
    expect(sections.map(({ prices }) => prices[0]?.countsTogether)).toEqual(["Counted over all usage of a billing cycle.", null]);
  });
});

test.each<[string, Charge, string, readonly string[]]>([
  ["a price per unit", { charge: "perUnit", price: "10.00" }, "€10.00 per film", []],
  ["a price per block", { charge: "perUnit", price: "1", per: "60" }, "€1.00 per 60", []],
  ["a flat price", { charge: "flat", amount: "3" }, "€3.00 flat", []],
  [
    "bands",
    {
      charge: "graduated",
      bands: [
        { upTo: "10", price: "1.5" },
        { upTo: null, price: "0.75", flat: "2" },
      ],
      minimum: "1",
    },
    "Each part of the usage at the price of its band, at least €1.00.",
    ["Up to 10: €1.50 per film", "Beyond 10: €0.75 per film and €2.00 once"],
  ],
  [
    "a volume",
    { charge: "volume", bands: [{ upTo: "10" }, { upTo: null, price: "0.5" }] },
    "All usage at the price of the band it ends in.",
    ["Up to 10: free", "Beyond 10: €0.50 per film"],
  ],
  [
    "steps",
    {
      charge: "stepped",
      connectFee: "0.1",
      segments: [
        { from: "0", price: "1", per: "60", increment: "60" },
        { from: "60", price: "0.5", per: "60", increment: "1" },
      ],
    },
    "Counted in steps.",
    ["At the beginning: €0.10 once", "From 0: €1.00 per 60, in steps of 60", "From 60: €0.50 per 60, in steps of 1"],
  ],
])("%s in words", (_, charge, words, steps) => {
  const said = tariffCharge(charge, { currency: "EUR", unit: "Film" });
  expect([said.words, said.steps.map(({ name, price }) => `${name}: ${price}`)]).toEqual([words, steps]);
});
