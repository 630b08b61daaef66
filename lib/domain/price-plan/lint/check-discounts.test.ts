import { expect, test } from "vitest";
import { findingsOf, NO_OFFER, PRICE } from "./testing/lint-sheet.ts";

const FILM = { productType: "FILM", family: "PPV", taxRate: "10", udrType: "FILM" };
const DATA = { productType: "DATA", taxRate: "10", udrType: "DATA" };

/** The console knows of things that no product is. */
const OFFER = { ...NO_OFFER, productTypes: new Map([["GAME", { isUsageService: true }]]), families: new Set(["NEWS"]), services: {} };

function discountsOf(discounts: readonly object[]): readonly string[] {
  const plan = {
    rates: [{ key: "films", for: { productType: "FILM" }, base: PRICE }],
    products: { LOTR1: FILM, DUNE: FILM, GIGA: DATA },
    zones: {
      TABLET: { all: [{ attribute: "device", is: "tablet" }] },
      TV: { all: [{ attribute: "device", is: "tv" }] },
      "5G": { all: [{ attribute: "network", is: "5G" }] },
    },
    udrTypes: {
      FILM: { unit: "film", unitDecimals: 0, attributes: { device: { type: "text" } } },
      DATA: { unit: "MB", unitDecimals: 0, attributes: { network: { type: "text" } } },
      FEE: { unit: "fee", unitDecimals: 0, attributes: {} },
    },
    discounts,
  };
  return findingsOf(plan, OFFER);
}

const off = (code: string, value: string, changes: object = {}) => ({ code, kind: "percentage", value, ...changes });
const beyond = (level: number, sum: number, names: string) => [
  `note discounts: Percentages of level ${level} can add up to ${sum} % (${names}); no more than 100 % is taken.`,
];

test.each<[string, readonly object[], readonly string[]]>([
  ["none", [off("GOLD", "60"), off("SILVER", "40")], []],
  ["percentages beyond 100 %", [off("GOLD", "60"), off("SILVER", "41")], beyond(1, 101, "GOLD 60 % and SILVER 41 %")],
  ["of two levels", [off("GOLD", "60"), off("SILVER", "60", { level: 2 })], []],
  ["of another level", [off("GOLD", "60", { level: 3 }), off("SILVER", "60", { level: 3 })], beyond(3, 120, "GOLD 60 % and SILVER 60 %")],
  ["of two products", [off("A", "60", { for: { product: "LOTR1" } }), off("B", "60", { for: { product: "DUNE" } })], []],
  [
    "of a product and its family",
    [
      off("A", "60", { for: { product: "LOTR1" } }),
      off("B", "60", { for: { family: "PPV" } }),
      off("C", "60", { for: { udrType: "DATA" } }),
    ],
    beyond(1, 120, "A 60 % and B 60 %"),
  ],
  ["of two versions", [off("GOLD", "60"), off("GOLD", "70", { version: 2 })], []],
  ["of times that do not meet", [off("A", "60", { validTo: "2027-01-01" }), off("B", "60", { validFrom: "2027-01-01" })], []],
  [
    "of times that meet",
    [off("A", "60", { validTo: "2027-01-02" }), off("B", "60", { validFrom: "2027-01-01" })],
    beyond(1, 120, "A 60 % and B 60 %"),
  ],
  [
    "of two classifications",
    [off("A", "60", { account: { classification: "VIP" } }), off("B", "60", { account: { classification: "STAFF" } })],
    [],
  ],
  ["of one", [off("A", "60", { account: { classification: "VIP" } }), off("B", "60")], beyond(1, 120, "A 60 % and B 60 %")],
  ["of zones that exclude each other", [off("A", "60", { zone: "TV" }), off("B", "60", { zone: "TABLET" })], []],
  [
    "of a zone and everywhere",
    [off("A", "60", { zone: "TV" }), off("B", "50"), off("C", "55", { zone: "TABLET" })],
    beyond(1, 110, "B 50 % and A 60 %"),
  ],
  [
    "amounts add up to anything",
    [
      { code: "A", kind: "amount", value: "60" },
      { code: "B", kind: "amount", value: "60" },
    ],
    [],
  ],
  [
    "a zone that nobody is in",
    [off("A", "10", { zone: "5G", for: { productType: "FILM" } }), off("B", "10", { zone: "5G" })],
    ["note discounts[0].zone: Nobody gets A: no such usage can be in the zone 5G, where network is 5G."],
  ],
  [
    "targets without products",
    [
      off("A", "1", { for: { productType: "GAME" } }),
      off("B", "1", { for: { family: "NEWS" } }),
      off("C", "1", { for: { udrType: "FEE" } }),
      off("D", "1", { for: { product: "X" } }),
    ],
    [
      "note discounts[0].for: Nobody gets A: no product is of the type GAME.",
      "note discounts[1].for: Nobody gets B: no product is of the family NEWS.",
      "note discounts[2].for: Nobody gets C: no product is used by UDRs of the type FEE.",
    ],
  ],
  [
    "a period that never ends",
    [
      { code: "A", kind: "freeUsage", value: "10", per: "period" },
      { code: "B", kind: "amount", value: "10", per: "period", validTo: "2027-01-01" },
      { code: "C", kind: "amount", value: "10", per: "period", renew: "cycle" },
      { code: "D", kind: "percentage", value: "10", per: "period" },
      { code: "E", kind: "amount", value: "10" },
    ],
    [
      "note discounts[0].renew: A is for a period but neither renews nor ends: once its value is used up it never comes back.",
      "note discounts[3].renew: D is for a period but neither renews nor ends: its period never ends, so it is one of each UDR.",
    ],
  ],
])("discounts: %s", (_, discounts, expected) => {
  expect(discountsOf(discounts)).toEqual(expected);
});
