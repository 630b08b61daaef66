import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import type { UdrTypeDefinition } from "./definitions-schema.ts";
import { type PricePlanDocument, pricePlanDocument } from "./price-plan-document.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { answerPriceQuestion, type PriceQuestion } from "./price-question.ts";

const at = (text: string): Instant => present(parseInstant(text), text);
const EVENING = {
  timeZone: "Europe/Nicosia",
  windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "19:00", to: "24:00" }],
  dates: [],
};

function documentOf(members: Readonly<Record<string, unknown>> = {}): PricePlanDocument {
  return pricePlanDocument.parse({
    format: "ratewright/price-plan@1",
    code: "CALLS",
    name: "Calls",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rates: [
      {
        key: "calls",
        for: { productType: "CALL" },
        base: { charge: "perUnit", price: "0.20" },
        tiered: [{ level: 1, timeModel: "EVENING", charge: { charge: "perUnit", price: "0.10" } }],
      },
    ],
    timeModels: { EVENING },
    ...members,
  });
}

const CALL: UdrTypeDefinition = {
  unit: "MIN",
  unitDecimals: 1,
  split: true,
  attributes: { roaming: { type: "boolean", mandatory: true } },
};

/** The console's own: one product of a type that counts minutes. */
function surroundings(udrType: UdrTypeDefinition = CALL): RatingSurroundings {
  return {
    definitions: {
      definitions: { ...NO_DEFINITIONS, udrTypes: { CALL: udrType } },
      products: { VOICE: { productType: "CALL", udrType: "CALL", taxRate: "10" } },
      offer: { products: {}, productTypes: {}, families: [] },
    },
    names: {
      products: {},
      productTypes: { CALL: { name: "Calls", unit: "MIN", unitName: "Minute" } },
      families: {},
      zones: {},
      timeModels: {},
      attributes: {},
    },
  };
}

const QUESTION: PriceQuestion = { product: "VOICE", quantity: "30", at: at("2026-03-03T18:50:00+02:00"), metadata: {} };

function ask(question: Partial<PriceQuestion> = {}, document = documentOf(), around = surroundings()) {
  return answerPriceQuestion({ ...around, document, version: "draft" }, { ...QUESTION, ...question });
}

describe("what would this cost", () => {
  test("is answered with the rate, the level of the first part and the minute that decided", () => {
    expect(ask({ to: at("2026-03-03T19:20:00+02:00") })).toMatchObject({
      ok: true,
      value: {
        headline: "€4.00 = 10 minute × €0.20 from 18:50 + 20 minute × €0.10 from 19:00.",
        gross: "4.00",
        rateKey: "calls",
        level: null,
        minuteOfDay: 18 * 60 + 50,
      },
    });
    expect(ask({ at: at("2026-03-03T19:00:00+02:00") })).toMatchObject({ ok: true, value: { gross: "3.00", level: 1 } });
  });

  test("is rated by its start where the UDR type does not split", () => {
    const byStart = surroundings({ ...CALL, split: false });
    expect(ask({ to: at("2026-03-03T19:20:00+02:00") }, documentOf(), byStart)).toMatchObject({ ok: true, value: { gross: "6.00" } });
  });

  test.each<[string, Partial<PriceQuestion>, string]>([
    ["a credit", { directive: "toBeCredited" }, "-6.00"],
    ["not to be billed", { directive: "notToBeBilled" }, "0.00"],
    ["with an ad hoc discount", { adHoc: [{ kind: "percentage", value: "10" }] }, "5.40"],
    ["with a discount for its classification", { classification: "VIP" }, "3.00"],
  ])("%s", (_, question, gross) => {
    const discount = { code: "HALF", kind: "percentage", value: "50", account: { classification: "VIP" } };
    expect(ask(question, documentOf({ discounts: [discount] }))).toMatchObject({ ok: true, value: { gross } });
  });

  test("has no tax for an account that is exempt", () => {
    expect(ask({ taxClass: "exempt" })).toMatchObject({ ok: true, value: { gross: "6.00", net: "6.00", tax: "0.00" } });
  });

  test("may leave out what is mandatory in an order, unless the document says itself what usage looks like", () => {
    expect(ask().ok).toBe(true);
    const own = documentOf({ udrTypes: { CALL: { ...CALL, unit: "sec" } } });
    expect(ask({}, own)).toMatchObject({
      ok: false,
      refusal: { code: "METADATA_MISSING", path: "metadata.roaming", params: { attribute: "roaming" } },
    });
    expect(ask({ metadata: { roaming: "true" } }, own)).toMatchObject({ ok: true, value: { headline: "€6.00 = 30 sec × €0.20." } });
  });

  test.each<[string, Partial<PriceQuestion>, object]>([
    ["an unknown product", { product: "FAX" }, { code: "NOT_FOUND", path: "product" }],
    ["a product that every object has", { product: "toString" }, { code: "NOT_FOUND", path: "product" }],
    ["no number", { quantity: "two" }, { code: "INVALID_INPUT", path: "quantity" }],
    ["too many digits", { quantity: "1234567890123" }, { code: "TOO_MANY_DIGITS", path: "quantity" }],
    [
      "a finer quantity than the unit",
      { quantity: "0.25" },
      { code: "QUANTITY_TOO_FINE", path: "quantity", params: { unit: "MIN", decimals: 1 } },
    ],
    ["a negative quantity", { quantity: "-1" }, { code: "NEGATIVE_USAGE", path: "quantity" }],
    ["an end before the start", { to: at("2026-03-03T18:00:00+02:00") }, { code: "PERIOD_REVERSED", path: "to" }],
    ["metadata of another type", { metadata: { roaming: "perhaps" } }, { code: "METADATA_INVALID", path: "metadata.roaming" }],
  ])("is refused for %s", (_, question, refusal) => {
    expect(ask(question)).toMatchObject({ ok: false, refusal });
  });

  test("is answered anew when what it is asked under changes", () => {
    const document = documentOf();
    const before = surroundings();
    expect(ask({}, document, before)).toEqual(ask({}, document, before));
    expect(ask({ quantity: "0.25" }, document, surroundings({ ...CALL, unitDecimals: 2 }))).toMatchObject({
      ok: true,
      value: { gross: "0.05" },
    });
  });
});
