import { describe, expect, test } from "vitest";
import type { Charge } from "../charges/charge.ts";
import { chargeInWords, priceInWords } from "./charge-in-words.ts";
import { ENGLISH } from "./messages.ts";

describe("a price as short as a label", () => {
  test.each<[string, Charge]>([
    ["€5.00", { charge: "perUnit", price: "5" }],
    ["€0.0125", { charge: "perUnit", price: "0.0125", per: "1.0" }],
    ["€2.00 per 1000", { charge: "perUnit", price: "2.00", per: "1000" }],
    ["€2.00 × mbps", { charge: "perUnit", price: "2.00", times: "mbps" }],
    ["€3.00 flat", { charge: "flat", amount: "3.00" }],
    [
      "€0.10 to 100, then €0.05",
      {
        charge: "graduated",
        bands: [
          { upTo: "100", price: "0.10" },
          { upTo: null, price: "0.05" },
        ],
      },
    ],
    [
      "free to 100, €0.10 + €1.00 flat to 500.5, then €2.00 flat",
      {
        charge: "graduated",
        bands: [{ upTo: "100" }, { upTo: "500.50", price: "0.10", flat: "1" }, { upTo: null, price: "0", flat: "2" }],
      },
    ],
    ["€0.10", { charge: "graduated", bands: [{ upTo: null, price: "0.10" }] }],
    [
      "all at €0.10 to 100, all at €0.08 to 500, beyond that all at €0.05",
      {
        charge: "volume",
        bands: [
          { upTo: "100", price: "0.10" },
          { upTo: "500", price: "0.08" },
          { upTo: null, price: "0.05" },
        ],
      },
    ],
    [
      "free to 100, all at €0.08 + €1.00 flat to 500, beyond that €40.00 flat",
      {
        charge: "volume",
        bands: [{ upTo: "100" }, { upTo: "500", price: "0.08", flat: "1.00" }, { upTo: null, flat: "40" }],
      },
    ],
    ["€2.00 per package of 10", { charge: "package", size: "10", price: "2.00" }],
    ["the first 5 free, then €2.00 per package of 10", { charge: "package", size: "10.0", price: "2.00", free: "5" }],
    ["€2.00 per package of 10", { charge: "package", size: "10", price: "2.00", free: "0" }],
    [
      "€0.15 to connect, then €0.06 per 60 in steps of 60",
      { charge: "stepped", connectFee: "0.15", segments: [{ from: "0", price: "0.06", per: "60", increment: "60" }] },
    ],
    [
      "€0.06 per 60 in steps of 30, from 120 on €0.0005 in steps of 1",
      {
        charge: "stepped",
        segments: [
          { from: "0", price: "0.06", per: "60", increment: "30" },
          { from: "120", price: "0.0005", increment: "1" },
        ],
      },
    ],
    ["2.9 % of amount + €0.30", { charge: "percentage", of: "amount", rate: "2.90", fixed: "0.30" }],
    ["2.9 % of amount", { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.00" }],
    ["the first 10 free, then 2.9 % of amount", { charge: "percentage", of: "amount", rate: "2.9", freeUdrs: 10 }],
    ["the first €100.00 free, then 2.9 % of amount", { charge: "percentage", of: "amount", rate: "2.9", freeAmount: "100" }],
    [
      "the first 10 or the first €100.00 free, whichever ends first, then 2.9 % of amount + €0.30",
      { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.30", freeUdrs: 10, freeAmount: "100" },
    ],
    ["cost + 20 %", { charge: "costPlus", of: "cost", markup: "20" }],
    ["cost + 20 %, at least €1.00, at most €100.00", { charge: "costPlus", of: "cost", markup: "20", minimum: "1", maximum: "100" }],
  ])("%s", (words, charge) => {
    expect(chargeInWords(charge, "EUR")).toBe(words);
  });

  test("calls attributes what people call them", () => {
    const charge = { charge: "costPlus", of: "cost", markup: "20" } as const;
    const context = { currency: "EUR", names: { attributes: { cost: "Purchase price" } }, messages: ENGLISH };
    expect(priceInWords(charge, context)).toBe("Purchase price + 20 %");
  });

  test("speaks another language with another table", () => {
    const messages = { ...ENGLISH, packagePrice: "{price} je Paket von {size}", freeFirst: "die ersten {free} frei, dann {price}" };
    expect(chargeInWords({ charge: "package", size: "10", price: "2", free: "5" }, "EUR", messages)).toBe(
      "die ersten 5 frei, dann €2.00 je Paket von 10",
    );
  });

  test("shows a draft's half-typed number as it is", () => {
    expect(chargeInWords({ charge: "perUnit", price: "5.", per: "x" }, "EUR")).toBe("€5. per x");
  });
});
