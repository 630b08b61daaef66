import { describe, expect, it } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { conditionUses, type LiveDocument, priceLinesFor } from "./price-lines.ts";
import { taxHistory, validityAt } from "./product-view.ts";

const GLOBAL: LiveDocument = {
  plan: { code: "GLOBAL", name: "Global" },
  kind: "global",
  currency: "EUR",
  version: 2,
  document: {
    format: "ratewright/price-plan@1",
    rates: [
      {
        key: "usage",
        for: { productType: "USAGE" },
        base: { charge: "flat", amount: "10.00" },
        tiered: [
          { level: 2, zone: "5G", charge: { charge: "volume", bands: [] } },
          { level: 1, timeModel: "OFF-PEAK", charge: { charge: "flat", amount: "5.00" } },
        ],
      },
      { key: "own", for: { product: "LOTR1" }, base: { charge: "perUnit", price: "3", per: "60" } },
      { key: "family", for: { family: "FILMS" }, base: { charge: "perUnit", price: "2" } },
    ],
  },
};

describe("which line of a live plan prices a product", () => {
  it.each([
    [{ code: "LOTR1", productTypeCode: "USAGE", familyCode: "FILMS" }, "own", "3 per 60 units"],
    [{ code: "OTHER", productTypeCode: "USAGE", familyCode: "FILMS" }, "usage", "10.00 per UDR"],
    [{ code: "OTHER", productTypeCode: "X", familyCode: "FILMS" }, "family", "2 per unit"],
  ])("%j → %s", (product, rateKey, base) => {
    expect(priceLinesFor(product, [GLOBAL]).map((line) => [line.rateKey, `${line.base.amount} ${line.base.label}`])).toEqual([
      [rateKey, base],
    ]);
  });

  it("has none for a product no rate names, and none in a document that cannot be read", () => {
    const product = { code: "X", productTypeCode: "X", familyCode: null };
    expect(priceLinesFor(product, [GLOBAL, { ...GLOBAL, document: null }])).toEqual([]);
  });

  it("gives the tiered rates in the order in which they are asked", () => {
    const names = { timeModels: [{ code: "OFF-PEAK", name: "Off-peak" }], zones: [] };
    const [line] = priceLinesFor({ code: "X", productTypeCode: "USAGE", familyCode: null }, [GLOBAL], names);
    expect(
      line?.tiers.map(({ level, timeModel, zone, charge }) => [level, (timeModel ?? zone)?.name, charge.amount, charge.label]),
    ).toEqual([
      [1, "Off-peak", "5.00", "per UDR"],
      [2, "5G", null, "by volume"],
    ]);
  });
});

describe("where a condition is used", () => {
  it.each([
    [{ timeModel: "OFF-PEAK" }, [["GLOBAL", "usage", 1]]],
    [{ zone: "5G" }, [["GLOBAL", "usage", 2]]],
    [{ zone: "6G" }, []],
  ])("%j", (condition, expected) => {
    expect(conditionUses(condition, [GLOBAL]).map(({ plan, rateKey, level }) => [plan.code, rateKey, level])).toEqual(expected);
  });
});

describe("validity", () => {
  it("is half-open", () => {
    const period = { validFrom: instantFromMillis(10), validTo: instantFromMillis(20) };
    expect([9, 10, 19, 20].map((at) => validityAt(instantFromMillis(at), period))).toEqual(["notYet", "valid", "valid", "over"]);
  });

  it("ends a tax rate where the next begins", () => {
    const rates = [
      { percent: "19", validFrom: instantFromMillis(20) },
      { percent: "10", validFrom: instantFromMillis(10) },
    ];
    expect(taxHistory(rates, instantFromMillis(15)).map(({ percent, validTo, validity }) => [percent, validTo, validity])).toEqual([
      ["19", null, "notYet"],
      ["10", 20, "valid"],
    ]);
  });
});
