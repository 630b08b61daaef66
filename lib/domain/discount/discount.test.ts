import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { decimal, decimalToString } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { type Definitions, NO_DEFINITIONS } from "../price-plan/definitions.ts";
import { checkDiscount, type KnownTargets } from "./check-discount.ts";
import { discountDocument } from "./discount-document.ts";
import { type ResolvedDiscount, resolveDiscount, withDiscounts } from "./resolve-discount.ts";

const GOLD = {
  format: "ratewright/discount@1",
  code: "GOLD",
  application: "auto",
  kind: "percentage",
  value: "10",
  timeZone: "Europe/Nicosia",
};

const faultsOf = (written: object) => {
  const read = discountDocument.safeParse(written);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("a discount's document", () => {
  test("writes out what was left out", () => {
    expect(discountDocument.parse(GOLD)).toMatchObject({
      per: "udr",
      renew: "never",
      level: 1,
      for: null,
      zone: null,
      currency: null,
      range: null,
    });
  });

  const table: readonly [string, object, string][] = [
    ["an amount without its currency", { kind: "amount" }, "currency: An amount of money needs its currency"],
    ["a percentage with one", { currency: "EUR" }, "currency: Only an amount of money has a currency"],
    ["more than all of it", { value: "101" }, "value: A percentage between 0 and 100"],
    ["nothing", { value: "0.00" }, "value: It must be more than 0: a discount of nothing does nothing"],
    [
      "a choice where nobody chooses",
      { range: { from: "1", to: "2" } },
      "range: Nobody chooses the value of a discount that applies by itself",
    ],
    ["a question where nobody asks", { approvalAbove: "5" }, "approvalAbove: Nobody is asked about a discount that applies by itself"],
    ["an ad hoc one that renews", { application: "adHoc", renew: "cycle" }, "renew: An ad hoc discount does not renew"],
    [
      "a range that ends before it begins",
      { application: "adHoc", range: { from: "20", to: "5" } },
      "range.to: The range ends before it begins",
    ],
    [
      "a proposal outside the range",
      { application: "adHoc", range: { from: "11", to: "20" } },
      "value: The value that is proposed lies outside the range",
    ],
    ["a zone of time that is none", { timeZone: "Nicosia" }, "timeZone: A time zone, such as Europe/Nicosia"],
  ];
  test.each(table)("refuses %s", (_, change, expected) => {
    expect(faultsOf({ ...GOLD, ...change })).toEqual([expected]);
  });

  test("takes a range with both its ends", () => {
    expect(faultsOf({ ...GOLD, application: "adHoc", range: { from: "10", to: "10" } })).toEqual([]);
  });

  test("refuses members it does not know", () => {
    expect(faultsOf({ ...GOLD, ranges: null })).toHaveLength(1);
  });
});

const DEFINITIONS: Definitions = {
  ...NO_DEFINITIONS,
  zones: { PHONE: { all: [{ attribute: "device", is: "phone" }] } },
};

const KNOWN: KnownTargets = {
  products: new Set(["LOTR1"]),
  productTypes: new Set(["PPV"]),
  families: new Set(["FILMS"]),
  classifications: new Set(["VIP"]),
};

describe("a discount that could not be published", () => {
  const table: readonly [string, object, string | null][] = [
    ["knows its product", { for: { product: "LOTR1" } }, null],
    ["no such product", { for: { product: "LOTR9" } }, "for.product: There is no product LOTR9."],
    ["no such product type", { for: { productType: "X" } }, "for.productType: There is no product type X."],
    ["no such family", { for: { family: "X" } }, "for.family: There is no product family X."],
    ["no such UDR type", { for: { udrType: "X" } }, "for.udrType: There is no UDR type X."],
    ["no such zone", { zone: "X" }, "zone: There is no usage zone X."],
    ["no such group", { account: { classification: "X" } }, "account.classification: There is no account classification X."],
    [
      "over before it begins",
      { validFrom: "2026-03-02", validTo: "2026-03-02" },
      "validTo: The discount ends at 2026-03-02, which is not after it begins at 2026-03-02, so it is never valid.",
    ],
    ["a budget over a period", { kind: "freeUsage", per: "period", renew: "cycle" }, null],
  ];
  test.each(table)("%s", (_, change, expected) => {
    const found = checkDiscount(discountDocument.parse({ ...GOLD, ...change }), DEFINITIONS, KNOWN);
    expect(found.map(({ path, message }) => `${path}: ${message}`)).toEqual(expected === null ? [] : [expected]);
  });
});

const BOOK: RateBook = {
  format: "ratewright/rate-book@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [{ key: "films", for: { product: "LOTR1" }, scope: "udr", base: { charge: "perUnit", price: "10.00" }, tiered: [] }],
  timeModels: {},
  // Published at another time, when phones were called otherwise.
  zones: { PHONE: { all: [{ attribute: "device", is: "handset" }] } },
};

function totalWith(discounts: readonly ResolvedDiscount[], device: string): string {
  const result = rateUsage(compileRateBook(withDiscounts(BOOK, discounts)), {
    productCode: "LOTR1",
    productTypeCode: "PPV",
    productFamilyCode: null,
    taxPercent: decimal("10"),
    quantity: decimal("1"),
    from: present(parseInstant("2026-03-03T12:00:00Z"), "noon"),
    to: null,
    metadata: { device },
    directive: "toBeBilled",
    classification: "VIP",
  });
  return result.rated ? microsToString(result.gross) : result.code;
}

describe("on top of a plan's book", () => {
  const resolved = (change: object, version = 1) => resolveDiscount(discountDocument.parse({ ...GOLD, ...change }), version, DEFINITIONS);

  test("it takes its part, once for each that holds", () => {
    expect(totalWith([], "tv")).toBe("10.000000");
    expect(totalWith([resolved({})], "tv")).toBe("9.000000");
    expect(totalWith([resolved({}), resolved({ code: "TWO", kind: "amount", value: "2", currency: "EUR" })], "tv")).toBe("7.000000");
  });

  test("an amount of another currency takes nothing", () => {
    expect(totalWith([resolved({ kind: "amount", value: "2", currency: "USD" })], "tv")).toBe("10.000000");
  });

  test("one that is given by hand does not apply by itself", () => {
    expect(totalWith([resolved({ application: "adHoc" })], "tv")).toBe("10.000000");
  });

  test("its zone is the one it was published with, not the plan's of the same code", () => {
    expect(totalWith([resolved({ zone: "PHONE" })], "phone")).toBe("9.000000");
    expect(totalWith([resolved({ zone: "PHONE" })], "handset")).toBe("10.000000");
  });

  test("the order of the definitions means nothing", () => {
    const all = [
      resolved({}),
      resolved({ code: "B", value: "50", level: 2 }),
      resolved({ code: "C", kind: "amount", value: "1", currency: "EUR" }),
    ];
    expect(totalWith(all, "tv")).toBe(totalWith([...all].reverse(), "tv"));
    expect(totalWith(all, "tv")).toBe("3.500000");
  });

  test("dates begin at midnight in its zone", () => {
    const { discount } = resolved({ validFrom: "2026-03-03", validTo: "2026-03-04" });
    expect([discount.validFrom, discount.validTo]).toEqual(["2026-03-02T22:00:00.000Z", "2026-03-03T22:00:00.000Z"]);
    expect(decimalToString(decimal(discount.value))).toBe("10");
  });
});
