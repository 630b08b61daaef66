import { describe, expect, test } from "vitest";
import { refuseUnacknowledged } from "./acknowledge-samples.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { judgeSamples } from "./judge-samples.ts";
import { pricePlanDocument } from "./price-plan-document.ts";
import { changedSamples, type Sample, type SampleChange, type SamplePrice } from "./sample.ts";

const euros = (total: string): SamplePrice => ({ total, currency: "EUR" });
const NO_RATE: SamplePrice = { refusal: "NO_RATE" };

const priced = (price: string) => ({
  document: pricePlanDocument.parse({
    format: "ratewright/price-plan@1",
    code: "GLOBAL",
    name: "Global",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "UTC",
    rates: [{ key: "films", for: { product: "FILM" }, base: { charge: "perUnit", price } }],
  }),
  definitions: {
    definitions: NO_DEFINITIONS,
    products: { FILM: { productType: "PPV", taxRate: "10" }, CALL: { productType: "CALL", taxRate: "10" } },
    offer: { products: {}, productTypes: {}, families: [] },
  },
  names: { products: {}, productTypes: {}, families: {}, zones: {}, timeModels: {}, attributes: {} },
  version: "draft",
});

const sample = (product: string, expected: SamplePrice, quantity = "2"): Sample => ({
  sampleId: 1,
  revision: 1,
  name: product,
  usage: { product, quantity, at: "2026-11-22T02:14:00Z", metadata: {} },
  expected,
});

test.each<[string, Sample, SamplePrice, string]>([
  ["as expected", sample("FILM", euros("8.00")), euros("8.00"), "unchanged"],
  ["as expected, written in another way", sample("FILM", euros("8")), euros("8.00"), "unchanged"],
  ["dearer", sample("FILM", euros("7.00")), euros("8.00"), "changed"],
  ["without a price where one was expected", sample("CALL", euros("8.00")), NO_RATE, "refused"],
  ["without a price, as expected", sample("CALL", NO_RATE), NO_RATE, "unchanged"],
  ["with a price where none was expected", sample("FILM", NO_RATE), euros("8.00"), "changed"],
  ["without a price for another reason", sample("CALL", { refusal: "METADATA_MISSING" }), NO_RATE, "changed"],
  ["of no quantity", sample("FILM", euros("8.00"), "two"), { refusal: "INVALID_INPUT" }, "refused"],
])("a sample %s", (_, kept, now, state) => {
  const judged = judgeSamples(priced("4.00"), [kept]);
  expect(judged).toEqual([{ sample: kept, now, state }]);
  expect(changedSamples(judged)).toHaveLength(state === "unchanged" ? 0 : 1);
});

describe("what was acknowledged", () => {
  const change = (sampleId: number, now: SamplePrice): SampleChange => ({
    sampleId,
    revision: 1,
    name: `S${sampleId}`,
    expected: euros("1.00"),
    now,
  });
  const changed = [change(1, euros("2.00")), change(2, NO_RATE)];
  test.each<[string, readonly { readonly sampleId: number; readonly now: SamplePrice }[], boolean]>([
    ["all of it", [changed[1], changed[0]].flatMap((each) => each ?? []), true],
    [
      "all of it, written in another way",
      [
        { sampleId: 1, now: euros("2") },
        { sampleId: 2, now: NO_RATE },
      ],
      true,
    ],
    ["nothing", [], false],
    ["one less", [{ sampleId: 1, now: euros("2.00") }], false],
    ["one more", [...changed, { sampleId: 3, now: euros("2.00") }], false],
    [
      "another price",
      [
        { sampleId: 1, now: euros("2.01") },
        { sampleId: 2, now: NO_RATE },
      ],
      false,
    ],
    [
      "one of them twice",
      [
        { sampleId: 1, now: euros("2.00") },
        { sampleId: 1, now: euros("2.00") },
      ],
      false,
    ],
  ])("%s", (_, acknowledged, isEnough) => {
    expect(refuseUnacknowledged(changed, acknowledged)).toEqual(
      isEnough ? null : { code: "SAMPLES_CHANGED", params: { names: "“S1”, “S2”" } },
    );
  });

  test("of nothing that changed is nothing to ask for, and many are counted", () => {
    expect(refuseUnacknowledged([], [{ sampleId: 1, now: NO_RATE }])).toBeNull();
    const many = Array.from({ length: 25 }, (_, index) => change(index + 1, NO_RATE));
    expect(refuseUnacknowledged(many, [])?.params).toEqual({ names: expect.stringMatching(/“S20”, 5 more$/) });
  });
});
