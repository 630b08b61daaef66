import { describe, expect, test } from "vitest";
import type { Rate, RateBook } from "#lib/rating/rate-book.ts";
import { isOnlyRepriced, unchangedRates } from "./unchanged-rates.ts";

const CALLS: Rate = {
  key: "calls",
  for: { productType: "call" },
  scope: "udr",
  base: { charge: "perUnit", price: "0.10" },
  tiered: [
    { level: 2, timeModel: "NIGHT", charge: { charge: "perUnit", price: "0.05" } },
    { level: 1, zone: "EU", charge: { charge: "perUnit", price: "0.20" } },
  ],
};
const FILMS: Rate = { key: "films", for: { product: "LOTR1" }, scope: "udr", base: { charge: "flat", amount: "10" }, tiered: [] };
const DATA: Rate = { ...FILMS, key: "data", scope: "period" };

const BOOK: RateBook = {
  format: "ratewright/rate-book@1",
  code: "PLAN",
  name: "Plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [CALLS, FILMS, DATA],
  timeModels: { NIGHT: { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "00:00", to: "07:00" }], dates: [] } },
  zones: { EU: { all: [{ attribute: "country", is: "DE" }] }, VIP: { all: [{ attribute: "vip", is: "yes" }] } },
  discounts: [],
};

function unchanged(change: Partial<RateBook>): readonly string[] {
  return [...unchangedRates(BOOK, { ...BOOK, ...change })].sort();
}

describe("rates that price alike in two books", () => {
  test("the same book: all but those that count usage together", () => {
    expect(unchanged({})).toEqual(["calls", "films"]);
  });

  test("the order of rates and of levels means nothing, nor does the name of the plan", () => {
    expect(unchanged({ name: "Plan 2", rates: [DATA, FILMS, { ...CALLS, tiered: [...CALLS.tiered].reverse() }] })).toEqual([
      "calls",
      "films",
    ]);
  });

  test.each<[string, Partial<RateBook>, readonly string[]]>([
    ["another price", { rates: [{ ...CALLS, base: { charge: "perUnit", price: "0.11" } }, FILMS] }, ["films"]],
    ["a level more", { rates: [{ ...FILMS, tiered: [{ level: 1, zone: "EU", charge: FILMS.base }] }, CALLS] }, ["calls"]],
    ["another product", { rates: [{ ...FILMS, for: { product: "LOTR2" } }, CALLS] }, ["calls"]],
    ["another split", { rates: [{ ...CALLS, split: true }, FILMS] }, ["films"]],
    ["a zone moved", { zones: { EU: { all: [{ attribute: "country", is: "FR" }] } } }, ["films"]],
    ["a time model moved", { timeModels: { NIGHT: { timeZone: "Europe/Athens", windows: [], dates: [] } } }, ["films"]],
    ["rounded otherwise", { roundTo: 4 }, []],
    ["tax otherwise", { taxInclusive: false }, []],
  ])("%s", (_, change, alike) => {
    expect(unchanged(change)).toEqual(alike);
  });

  test("a discount changes everything, and so does the zone it asks for", () => {
    const discounts: RateBook["discounts"] = [
      {
        code: "VIP",
        version: 1,
        kind: "percentage",
        value: "10",
        per: "udr",
        renew: "never",
        level: 1,
        for: null,
        zone: "VIP",
        account: null,
        validFrom: null,
        validTo: null,
      },
    ];
    expect(unchanged({ discounts })).toEqual([]);
    const discounted = { ...BOOK, discounts };
    expect([...unchangedRates(discounted, discounted)].sort()).toEqual(["calls", "films"]);
    const zones = { ...BOOK.zones, VIP: { all: [{ attribute: "vip", is: "no" }] } };
    expect([...unchangedRates(discounted, { ...discounted, zones })]).toEqual([]);
  });
});

describe("books that differ in their prices alone", () => {
  test.each<[string, Partial<RateBook>, boolean]>([
    ["nothing else", {}, true],
    ["other prices", { rates: [{ ...CALLS, base: { charge: "flat", amount: "1" } }, FILMS, DATA] }, true],
    [
      "other prices at a level",
      { rates: [{ ...CALLS, tiered: CALLS.tiered.map((tier) => ({ ...tier, charge: FILMS.base })) }, FILMS, DATA] },
      true,
    ],
    ["another order of rates", { rates: [FILMS, CALLS, DATA] }, false],
    ["a level more", { rates: [CALLS, { ...FILMS, tiered: [{ level: 1, zone: "EU", charge: FILMS.base }] }, DATA] }, false],
    ["another product", { rates: [CALLS, { ...FILMS, for: { product: "LOTR2" } }, DATA] }, false],
    ["another split", { rates: [{ ...CALLS, split: true }, FILMS, DATA] }, false],
    ["counted together", { rates: [CALLS, { ...FILMS, scope: "period" }, DATA] }, false],
    ["a zone moved", { zones: { EU: { all: [{ attribute: "country", is: "FR" }] } } }, false],
    ["a time model moved", { timeModels: { NIGHT: { timeZone: "Europe/Athens", windows: [], dates: [] } } }, false],
    ["a rate less", { rates: [CALLS, FILMS] }, false],
    ["tax otherwise", { taxInclusive: false }, false],
  ])("%s", (_, change, isRepriced) => {
    expect(isOnlyRepriced(BOOK, { ...BOOK, ...change })).toBe(isRepriced);
  });
});
