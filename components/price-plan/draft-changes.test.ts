import { expect, it } from "vitest";
import { diffDocuments } from "#lib/domain/price-plan/diff-documents.ts";
import { withLine, withoutRate } from "#lib/domain/price-plan/edit-rates.ts";
import { withPrices } from "#lib/domain/price-plan/price-cells.ts";
import type { DocumentRate, PricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { changesSince, draftChanges } from "./draft-changes.ts";

const film = (number: number): DocumentRate => ({
  key: `film-${number}`,
  for: { product: `FILM-${number}` },
  scope: "udr",
  base: { charge: "perUnit", price: "10" },
  tiered: [{ level: 1, charge: { charge: "flat", amount: "3" } }],
});
const BEFORE: PricePlanDocument = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  rates: [1, 2, 3].map(film),
};
const TEN_PERCENT: NonNullable<PricePlanDocument["discounts"]>[number] = {
  code: "TEN",
  version: 1,
  kind: "percentage",
  value: "10",
  per: "udr",
  renew: "never",
  level: 1,
  for: null,
  zone: null,
  account: null,
  validFrom: null,
  validTo: null,
};
const level = { level: 2, zone: null, timeModel: null, charge: { charge: "perUnit", price: "4" } } as const;

it.each<[string, PricePlanDocument]>([
  ["nothing", structuredClone(BEFORE)],
  ["a price", withPrices(BEFORE, new Map([["film-2 base price", "12"]]))],
  ["a level", withLine(BEFORE, "film-1", { was: null, line: level })],
  ["a rate fewer", withoutRate(BEFORE, "film-2")],
  ["a rate more", { ...BEFORE, rates: [...BEFORE.rates, film(4)] }],
  ["the order alone", { ...BEFORE, rates: BEFORE.rates.toReversed() }],
  ["the plan's name and a price", withPrices({ ...BEFORE, name: "World" }, new Map([["film-3 1 amount", "2"]]))],
  [
    "a discount beside a rate",
    {
      ...withoutRate(BEFORE, "film-1"),
      discounts: [TEN_PERCENT],
    },
  ],
])("rate by rate says of %s what the whole comparison says", (_, after) => {
  expect(changesSince(BEFORE, after)).toEqual(diffDocuments(BEFORE, after));
  // Asked again, of what it knows.
  expect(changesSince(BEFORE, after)).toEqual(diffDocuments(BEFORE, after));
  expect(changesSince(after, BEFORE)).toEqual(diffDocuments(after, BEFORE));
});

it("compares what is the same rate in another currency", () => {
  const after = { ...BEFORE, currency: "USD" };
  expect(changesSince(BEFORE, BEFORE)).toEqual([]);
  expect(changesSince(BEFORE, after)).toEqual(diffDocuments(BEFORE, after));
  expect(changesSince(BEFORE, after).length).toBeGreaterThan(1);
});

it("names no more changes than somebody reads, and counts them all", () => {
  const many = { ...BEFORE, rates: Array.from({ length: 200 }, (_, index) => film(index)) };
  const noNames = { products: {}, productTypes: {}, families: {}, zones: {}, timeModels: {}, attributes: {} };
  const none = { timeModels: {}, zones: {}, udrTypes: {}, valueLists: {} };
  const definitions = { definitions: none, products: {}, offer: { products: {}, productTypes: {}, families: [] } };
  const changes = draftChanges({ live: null, definitions, names: noNames }, many);
  expect([changes.count, changes.named.length]).toEqual([200, 50]);
});
