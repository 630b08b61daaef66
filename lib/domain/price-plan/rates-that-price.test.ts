import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { type PricePlanDocument, pricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { answerPriceQuestion } from "./price-question.ts";
import { ratesThatPrice } from "./rates-that-price.ts";

const perUnit = (price: string) => ({ charge: "perUnit", price });
const DOCUMENT = pricePlanDocument.parse({
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "UTC",
  rates: [
    { key: "voice", for: { product: "VOICE" }, base: perUnit("1") },
    { key: "calls", for: { productType: "CALL" }, base: perUnit("2") },
    { key: "telecom", for: { family: "TELECOM" }, base: perUnit("3") },
    { key: "films", for: { productType: "FILM" }, base: perUnit("4") },
    { key: "braveheart", for: { product: "BRAVEHEART" }, base: perUnit("5") },
  ],
});
const SURROUNDINGS: RatingSurroundings = {
  definitions: {
    definitions: NO_DEFINITIONS,
    products: {
      VOICE: { productType: "CALL", family: "TELECOM", taxRate: "10" },
      FAX: { productType: "CALL", family: "TELECOM", taxRate: "10" },
      DATA: { productType: "BYTES", family: "TELECOM", taxRate: "10" },
      BRAVEHEART: { productType: "FILM", taxRate: "10" },
      GOODS: { productType: "THING", taxRate: "10" },
    },
    offer: { products: {}, productTypes: {}, families: [] },
  },
  names: { products: {}, productTypes: {}, families: {}, zones: {}, timeModels: {}, attributes: {} },
};
const QUESTION = { quantity: "2", at: present(parseInstant("2026-11-01T12:00:00Z"), "noon"), metadata: {} };

function answerOf(document: PricePlanDocument, product: string) {
  return answerPriceQuestion({ ...SURROUNDINGS, document, version: null }, { ...QUESTION, product });
}

describe("the rates that could price a product", () => {
  test.each([
    ["VOICE", ["voice", "calls", "telecom"]],
    ["FAX", ["calls", "telecom"]],
    ["DATA", ["telecom"]],
    ["BRAVEHEART", ["films", "braveheart"]],
    // None: one stays, so that the answer is about the product and not about a plan without rates.
    ["GOODS", ["voice"]],
    ["NOBODY-KNOWS-IT", ["voice"]],
  ])("of %s are %j, and price it as the whole document does", (product, keys) => {
    const part = ratesThatPrice(DOCUMENT, SURROUNDINGS.definitions, product);
    expect(part.rates.map(({ key }) => key)).toEqual(keys);
    expect(answerOf(part, product)).toEqual(answerOf(DOCUMENT, product));
  });
});
