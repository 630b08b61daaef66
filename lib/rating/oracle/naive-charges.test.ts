import { describe, expect, test } from "vitest";
import type { Charge } from "../charges/charge.ts";
import type { Rate } from "../rate-book.ts";
import type { Usage } from "../usage.ts";
import { type Entry, rateNaively } from "./testing/naive-engine.ts";
import { inWords, priceNaively } from "./testing/price-naively.ts";
import { BOOK, rateOf, usageOf } from "./testing/sheet.ts";

/** The second engine by itself, on sheets worked out by hand. */

const PRICES: Charge = {
  charge: "graduated",
  bands: [
    { upTo: "10", price: "1", flat: "2" },
    { upTo: "20", price: "0.5" },
    { upTo: null, price: "0.1", flat: "3" },
  ],
};
const VOLUME: Charge = {
  charge: "volume",
  bands: [
    { upTo: "10", price: "1" },
    { upTo: "20", price: "0.5", flat: "1" },
    { upTo: null, price: "0.1" },
  ],
};
const CALL: Charge = {
  charge: "stepped",
  connectFee: "0.15",
  segments: [
    { from: "0", price: "0.30", per: "60", increment: "60" },
    { from: "60", price: "0.06", per: "60", increment: "6" },
  ],
};

describe("a charge", () => {
  test.each<readonly [string, Charge, string, string]>([
    ["a third per unit", { charge: "perUnit", price: "1", per: "3" }, "10", "3.33"],
    ["per unit, at least", { charge: "perUnit", price: "1", minimum: "4" }, "3", "4.00"],
    ["per unit, at most", { charge: "perUnit", price: "1", maximum: "2" }, "3", "2.00"],
    ["nothing used, at least", { charge: "perUnit", price: "1", minimum: "4" }, "0", "0.00"],
    ["flat", { charge: "flat", amount: "7" }, "0.001", "7.00"],
    ["flat, nothing used", { charge: "flat", amount: "7" }, "0", "0.00"],
    ["graduated, end of a band", PRICES, "10", "12.00"],
    ["graduated, beyond it", PRICES, "10.5", "12.25"],
    ["graduated, last band", PRICES, "30", "21.00"],
    ["volume, end of a band", VOLUME, "10", "10.00"],
    ["volume, beyond it", VOLUME, "10.5", "6.25"],
    ["volume, last band", VOLUME, "30", "3.00"],
    ["packages, whole", { charge: "package", size: "5", price: "2" }, "10", "4.00"],
    ["packages, one begun", { charge: "package", size: "5", price: "2" }, "10.001", "6.00"],
    ["stepped, one second", CALL, "1", "0.45"],
    ["stepped, the first minute", CALL, "60", "0.45"],
    ["stepped, a second more", CALL, "61", "0.46"],
    ["stepped, two increments more", CALL, "67", "0.46"],
    ["stepped, three increments more", CALL, "78", "0.47"],
  ])("%s", (_name, charge, quantity, expected) => {
    expect(priceNaively(rateOf(charge), [usageOf(quantity)])).toBe(expected);
  });

  test.each<readonly [string, Charge, Readonly<Record<string, string>>, string]>([
    ["times an attribute", { charge: "perUnit", price: "2", times: "mbps" }, { mbps: "1.5" }, "9.00"],
    ["times what is not there", { charge: "perUnit", price: "2", times: "mbps" }, {}, "METADATA_MISSING"],
    ["a percentage", { charge: "percentage", of: "paid", rate: "2.9", fixed: "0.30" }, { paid: "100" }, "3.20"],
    ["a percentage of nothing", { charge: "percentage", of: "paid", rate: "2.9", fixed: "0.30" }, { paid: "0" }, "0.00"],
    ["a percentage of what is no decimal", { charge: "percentage", of: "paid", rate: "2.9" }, { paid: "1e3" }, "METADATA_INVALID"],
    ["a percentage of less than nothing", { charge: "percentage", of: "paid", rate: "2.9" }, { paid: "-1" }, "NEGATIVE_USAGE"],
    ["cost plus", { charge: "costPlus", of: "cost", markup: "20" }, { cost: "12.50" }, "15.00"],
  ])("%s", (_name, charge, metadata, expected) => {
    expect(priceNaively(rateOf(charge), [usageOf("3", { metadata })])).toBe(expected);
  });
});

describe("usage that counts together", () => {
  const paid = (amount: string) => usageOf("1", { metadata: { paid: amount } });
  test.each<readonly [string, Charge, readonly Usage[], string]>([
    ["graduated", PRICES, ["4", "8", "10"].map((q) => usageOf(q)), "6.00 7.00 7.20"],
    ["volume: the line that reaches the cheaper band may be negative", VOLUME, ["10", "1"].map((q) => usageOf(q)), "10.00 -3.50"],
    [
      "packages after a free part",
      { charge: "package", size: "5", price: "2", free: "3" },
      ["3", "1", "4", "1"].map((q) => usageOf(q)),
      "0.00 2.00 0.00 2.00",
    ],
    [
      "thirds: the difference of rounded totals",
      { charge: "perUnit", price: "0.01", per: "3" },
      ["1", "1", "1"].map((q) => usageOf(q)),
      "0.00 0.01 0.00",
    ],
    [
      "at least and at most",
      { charge: "perUnit", price: "1", minimum: "5", maximum: "8" },
      ["2", "4", "9"].map((q) => usageOf(q)),
      "5.00 1.00 2.00",
    ],
    [
      "a percentage after two free UDRs",
      { charge: "percentage", of: "paid", rate: "10", freeUdrs: 2 },
      ["5", "5", "5"].map(paid),
      "0.00 0.00 0.50",
    ],
    [
      "a percentage after a free amount",
      { charge: "percentage", of: "paid", rate: "10", fixed: "1", freeAmount: "8" },
      ["5", "5", "5"].map(paid),
      "0.00 1.20 1.50",
    ],
    [
      "a percentage after whichever ends first",
      { charge: "percentage", of: "paid", rate: "10", fixed: "1", freeUdrs: 1, freeAmount: "8" },
      ["5", "5"].map(paid),
      "0.00 1.50",
    ],
    [
      "a credit, and usage that is not billed, leave no trace",
      PRICES,
      [usageOf("8"), usageOf("8", { directive: "toBeCredited" }), usageOf("8", { directive: "notToBeBilled" }), usageOf("8")],
      "10.00 -5.00 0.00 5.00",
    ],
    [
      "what is not positive has percentages, at most 100 %, and no amounts",
      VOLUME,
      [
        usageOf("10"),
        usageOf("1", {
          adHoc: [
            { kind: "amount", value: "3" },
            { kind: "percentage", value: "10" },
          ],
        }),
      ],
      "10.00 -3.15",
    ],
    [
      "more than everything",
      VOLUME,
      [usageOf("10"), usageOf("1", { adHoc: ["60", "60"].map((value) => ({ kind: "percentage", value })) })],
      "10.00 0.00",
    ],
  ])("%s", (_name, charge, usages, expected) => {
    expect(priceNaively(rateOf(charge, { scope: "period" }), usages)).toBe(expected);
  });

  test("counts by subscription and cycle, or by agreement", () => {
    const entry = (subscription: string, agreement: string, cycle: string): Entry => ({
      usage: usageOf("10"),
      subscription,
      agreement,
      cycle,
    });
    const entries = [entry("S1", "A", "1"), entry("S2", "A", "1"), entry("S1", "B", "1"), entry("S1", "A", "2")];
    const price = (scope: Rate["scope"]) =>
      rateNaively({ ...BOOK, rates: [rateOf(PRICES, { scope })] }, entries)
        .map(inWords)
        .join(" ");
    expect(price("period")).toBe("12.00 12.00 5.00 12.00");
    expect(price("pool")).toBe("12.00 5.00 12.00 12.00");
  });
});
