import { expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { NO_DEFINITIONS } from "../price-plan/definitions.ts";
import { discountDocument } from "./discount-document.ts";
import { type ResolvedDiscount, resolveDiscount, withDiscounts } from "./resolve-discount.ts";

/** Each is published at a time at which phones were called otherwise. */
function published(code: string, device: string): ResolvedDiscount {
  const document = discountDocument.parse({
    format: "ratewright/discount@1",
    code,
    application: "auto",
    kind: "amount",
    value: "1",
    currency: "EUR",
    zone: "PHONE",
    timeZone: "Europe/Nicosia",
  });
  return resolveDiscount(document, 1, { ...NO_DEFINITIONS, zones: { PHONE: { all: [{ attribute: "device", is: device }] } } });
}

const BOOK: RateBook = {
  format: "ratewright/rate-book@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [
    {
      key: "films",
      for: { product: "LOTR1" },
      scope: "udr",
      base: { charge: "perUnit", price: "10.00" },
      tiered: [{ level: 1, zone: "PHONE", charge: { charge: "perUnit", price: "5.00" } }],
    },
  ],
  timeModels: {},
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
  });
  return result.rated ? microsToString(result.gross, 2) : result.code;
}

test("a discount's zone leaves the plan's own rates in a zone of that code as they were", () => {
  expect([totalWith([], "handset"), totalWith([], "phone")]).toEqual(["5.00", "10.00"]);
  expect(totalWith([published("A", "phone")], "handset")).toBe("5.00");
  expect(totalWith([published("A", "phone")], "phone")).toBe("9.00");
});

test("two discounts have each the zone that they were published with, in whatever order they come", () => {
  const both = [published("A", "phone"), published("B", "mobile")];
  for (const discounts of [both, [...both].reverse()]) {
    expect(["phone", "mobile", "tv"].map((device) => totalWith(discounts, device))).toEqual(["9.00", "9.00", "10.00"]);
  }
});
