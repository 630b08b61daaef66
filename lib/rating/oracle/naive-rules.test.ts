import { describe, expect, test } from "vitest";
import { micros } from "#lib/kernel/money.ts";
import type { Charge } from "../charges/charge.ts";
import type { Discount } from "../discounts/discount.ts";
import type { Usage } from "../usage.ts";
import { rateNaively } from "./testing/naive-engine.ts";
import { entryOf, inWords, priceNaively } from "./testing/price-naively.ts";
import { at, BOOK, discountOf, rateOf, usageOf } from "./testing/sheet.ts";

/** The second engine by itself, on sheets worked out by hand. */

const FILM = rateOf(
  { charge: "perUnit", price: "10.00" },
  { tiered: [{ level: 1, timeModel: "NIGHT", charge: { charge: "perUnit", price: "5.00" } }] },
);

test.each([
  ["2026-03-03T00:00:00+02:00", "10.00", "9.09", "0.91"],
  ["2026-03-03T00:00:59.999+02:00", "10.00", "9.09", "0.91"],
  ["2026-03-03T00:01:00+02:00", "5.00", "4.55", "0.45"],
  ["2026-03-03T03:30:00+02:00", "5.00", "4.55", "0.45"],
  ["2026-03-03T06:59:59+02:00", "5.00", "4.55", "0.45"],
  ["2026-03-03T07:00:00+02:00", "10.00", "9.09", "0.91"],
  ["2026-03-03T23:59:00+02:00", "10.00", "9.09", "0.91"],
  // 03:00 to 04:00 does not exist in Nicosia on 29 March, and occurs twice on 25 October.
  ["2026-03-29T06:59:00+03:00", "5.00", "4.55", "0.45"],
  ["2026-10-25T07:00:00+02:00", "10.00", "9.09", "0.91"],
])("a film ordered at %s costs %s, net %s, tax %s", (from, gross, net, tax) => {
  const [priced] = rateNaively({ ...BOOK, rates: [FILM] }, [entryOf(usageOf("1", { from: at(from) }))]);
  expect(priced).toEqual({ rated: true, gross: micros(gross), net: micros(net), tax: micros(tax) });
});

test("a product's rate beats its type's, and that its family's", () => {
  const rates = [{ family: "F" }, { product: "P" }, { productType: "T" }].map((target, index) =>
    rateOf({ charge: "flat", amount: `${index + 1}` }, { key: `${index}`, for: target }),
  );
  const entries = [{}, { productCode: "Q" }, { productCode: "Q", productTypeCode: "R" }].map((more) =>
    entryOf(usageOf("1", { productFamilyCode: "F", ...more })),
  );
  expect(rateNaively({ ...BOOK, rates }, entries).map(inWords)).toEqual(["2.00", "3.00", "1.00"]);
});

test("the lowest level that holds wins, and an attribute that is not there holds nowhere", () => {
  const other = { ...BOOK.zones, SLOW: { all: [{ attribute: "network", isNot: "5G" }] } };
  const flat = (amount: string): Charge => ({ charge: "flat", amount });
  const tiered = [
    { level: 3, zone: "SLOW", charge: flat("3") },
    { level: 2, zone: "FAST", charge: flat("2") },
    { level: 1, zone: "FAST", timeModel: "LATE", charge: flat("1") },
  ];
  const usages = ["5G", "4G"].flatMap((network) =>
    ["12:00", "20:00"].map((time) => ({ metadata: { network }, from: at(`2026-03-03T${time}:00+02:00`) })),
  );
  expect(
    priceNaively(
      rateOf(flat("9"), { tiered }),
      [...usages, {}].map((more) => usageOf("1", more)),
      { zones: other },
    ),
  ).toBe("2.00 1.00 3.00 3.00 9.00");
});

describe("a refusal", () => {
  const FREE = rateOf({ charge: "perUnit", price: "0" });
  test.each([
    ["-1", {}, "NEGATIVE_USAGE"],
    ["1234567890123", {}, "TOO_MANY_DIGITS"],
    ["0.1234567890123", {}, "TOO_MANY_DIGITS"],
    ["0.1234567890120", {}, "0.00"],
    ["1", { productTypeCode: "OTHER" }, "NO_RATE"],
  ] as const)("of %s", (quantity, more, expected) => {
    expect(priceNaively(FREE, [usageOf(quantity, more)])).toBe(expected);
  });

  test("of an amount beyond twelve digits, which counts nowhere", () => {
    const rate = rateOf(
      {
        charge: "graduated",
        bands: [
          { upTo: "1", price: "1" },
          { upTo: null, price: "999999999999" },
        ],
      },
      { scope: "period" },
    );
    expect(
      priceNaively(
        rate,
        ["3", "1", "1"].map((quantity) => usageOf(quantity)),
      ),
    ).toBe("TOO_MANY_DIGITS 1.00 999999999999.00");
  });
});

describe("usage across a boundary", () => {
  const split = (base: Charge, late: Charge) => rateOf(base, { split: true, tiered: [{ level: 1, timeModel: "LATE", charge: late }] });
  const call = (quantity: string, unitDecimals = 0) =>
    usageOf(quantity, {
      from: at("2026-03-03T18:50:00+02:00"),
      to: at("2026-03-03T19:20:00+02:00"),
      udrType: { code: "CALL", unitDecimals, split: false },
    });
  test.each<readonly [string, Charge, Charge, Usage, string]>([
    ["is cut there", { charge: "perUnit", price: "0.20" }, { charge: "perUnit", price: "0.10" }, call("30"), "4.00"],
    [
      "in whole units, the largest remainder first",
      { charge: "perUnit", price: "1" },
      { charge: "perUnit", price: "100" },
      call("5"),
      "302.00",
    ],
    ["at the decimals of the unit", { charge: "perUnit", price: "1" }, { charge: "perUnit", price: "100" }, call("5", 1), "331.70"],
    ["pays once what is paid once", { charge: "flat", amount: "3" }, { charge: "flat", amount: "5" }, call("30"), "3.00"],
    [
      "within the limits of the first part",
      { charge: "perUnit", price: "1", maximum: "12" },
      { charge: "perUnit", price: "1", minimum: "50" },
      call("30"),
      "12.00",
    ],
  ])("%s", (_name, base, late, usage, expected) => {
    expect(priceNaively(split(base, late), [usage])).toBe(expected);
  });

  test("pays the fixed part once, also where it counts together", () => {
    const percentage = (rate: string): Charge => ({ charge: "percentage", of: "paid", rate, fixed: "1" });
    const usages = [1, 2].map(() => ({ ...call("5"), metadata: { paid: "9" } }));
    const rate = split(percentage("10"), percentage("20"));
    expect(priceNaively(rate, usages)).toBe("2.50 2.50");
    expect(priceNaively({ ...rate, scope: "period" }, usages)).toBe("2.50 2.50");
  });

  test("does not end, or has no length", () => {
    const rate = split({ charge: "perUnit", price: "0.20" }, { charge: "perUnit", price: "0.10" });
    expect(
      priceNaively(rate, [
        { ...call("30"), to: null },
        { ...call("30"), to: call("30").from },
      ]),
    ).toBe("6.00 6.00");
  });
});

describe("discounts", () => {
  const PER_UNIT = rateOf({ charge: "perUnit", price: "1" });
  test.each<readonly [string, readonly Partial<Discount>[], string]>([
    ["of one level are added", [{}, { code: "B", value: "20" }], "7.00 7.00"],
    ["of two levels cascade", [{}, { code: "B", value: "20", level: 2 }], "7.20 7.20"],
    ["fixed ones come last, never below zero", [{ value: "50" }, { code: "B", kind: "amount", value: "6" }], "0.00 0.00"],
    ["free usage comes first", [{}, { code: "B", kind: "freeUsage", value: "4" }], "5.40 5.40"],
    ["an amount for a period", [{ kind: "amount", value: "12", per: "period" }], "0.00 8.00"],
    ["free usage for a period", [{ kind: "freeUsage", value: "12", per: "period" }], "0.00 8.00"],
    ["the highest version", [{}, { version: 2, value: "20" }], "8.00 8.00"],
    ["not yet", [{ validFrom: "2026-03-03T12:00:01+02:00" }], "10.00 10.00"],
    ["just begun", [{ validFrom: "2026-03-03T12:00:00+02:00" }], "9.00 9.00"],
    ["just over", [{ validTo: "2026-03-03T12:00:00+02:00" }], "10.00 10.00"],
    [
      "for others",
      [{ for: { productType: "OTHER" } }, { code: "B", account: { classification: "VIP" } }, { code: "C", zone: "FAST" }],
      "10.00 10.00",
    ],
  ])("%s", (_name, discounts, expected) => {
    expect(priceNaively(PER_UNIT, [usageOf("10"), usageOf("10")], { discounts: discounts.map(discountOf) })).toBe(expected);
  });

  test("that came with the usage are the last level, and the last amounts", () => {
    const adHoc = [
      { kind: "amount", value: "1" },
      { kind: "percentage", value: "50" },
      { kind: "freeUsage", value: "2" },
    ] as const;
    expect(priceNaively(PER_UNIT, [usageOf("10", { adHoc })], { discounts: [discountOf({})] })).toBe("2.60");
  });
});
