import { describe, expect, test } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { RateBook } from "#lib/rating/rate-book.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { type DiscountDocument, discountDocument } from "../discount/discount-document.ts";
import { resolveDiscount, withDiscounts } from "../discount/resolve-discount.ts";
import { NO_DEFINITIONS } from "../price-plan/definitions.ts";
import { type DiscountSubject, offeredDiscount, type ProductScope } from "./offered-discount.ts";

const NOON = present(parseInstant("2026-03-03T12:00:00Z"), "noon");
const FILM: ProductScope = { product: "LOTR1", productType: "PPV", family: null, udrType: "VIEW" };

const SUBJECT: DiscountSubject = {
  schemeName: "Monthly",
  isFlexible: true,
  classification: "VIP",
  currency: "EUR",
  agreement: null,
  product: FILM,
  now: NOON,
};

const written = (change: object = {}): DiscountDocument =>
  discountDocument.parse({
    format: "ratewright/discount@1",
    code: "GOLD",
    application: "auto",
    kind: "percentage",
    value: "10",
    timeZone: "Europe/Nicosia",
    ...change,
  });

const judged = (change: object = {}, subject: Partial<DiscountSubject> = {}) =>
  offeredDiscount({ code: "GOLD", name: "Gold", version: 2, document: written(change) }, { ...SUBJECT, ...subject });

type Row = readonly [what: string, change: object, subject: Partial<DiscountSubject>, outcome: string, failed: readonly string[]];

describe("a discount that is in force", () => {
  const table: readonly Row[] = [
    ["no conditions", {}, {}, "applies", []],
    ["terms that are not flexible", {}, { isFlexible: false }, "not", ["The billing terms take discounts: Monthly: not flexible"]],
    ["an agreement that allows all", {}, { agreement: { discounts: { allowed: "all" } } }, "applies", []],
    ["an agreement that names it", {}, { agreement: { discounts: { only: ["GOLD"] } } }, "applies", []],
    ["an agreement for others", {}, { agreement: { discounts: { only: ["X"] } } }, "not", ["The pricing agreement allows it: it does not"]],
    ["its currency", { kind: "amount", currency: "EUR" }, {}, "applies", []],
    ["another currency", { kind: "amount", currency: "USD" }, {}, "not", ["The account is kept in USD: EUR"]],
    ["dates around now", { validFrom: "2026-03-03", validTo: "2026-03-04" }, {}, "applies", []],
    ["not yet valid", { validFrom: "2026-03-04" }, {}, "not", ["Valid from 2026-03-04: not yet"]],
    ["no longer valid", { validTo: "2026-03-03" }, {}, "not", ["Valid until 2026-03-03: no longer"]],
    ["ending at this very instant", { validTo: "2026-03-03T12:00:00Z" }, {}, "not", ["Valid until 2026-03-03T12:00:00Z: no longer"]],
    ["beginning at this very instant", { validFrom: "2026-03-03T12:00:00Z" }, {}, "applies", []],
    ["its group", { account: { classification: "VIP" } }, {}, "applies", []],
    ["another group", { account: { classification: "STAFF" } }, {}, "not", ["The account is of the group STAFF: VIP"]],
    ["its product", { for: { product: "LOTR1" } }, {}, "applies", []],
    ["another product", { for: { product: "LOTR2" } }, {}, "not", ["Only for the product LOTR2: LOTR1"]],
    ["its product type", { for: { productType: "PPV" } }, {}, "applies", []],
    ["another product type", { for: { productType: "X" } }, {}, "not", ["Only for the product type X: PPV"]],
    ["a family, and the product has none", { for: { family: "X" } }, {}, "not", ["Only for the product family X: none"]],
    ["its UDR type", { for: { udrType: "VIEW" } }, {}, "applies", []],
    ["a target, and no product is asked about", { for: { product: "LOTR2" } }, { product: null }, "depends", []],
    ["a zone", { zone: "PHONE" }, {}, "depends", []],
    ["a zone and another group", { zone: "PHONE", account: { classification: "X" } }, {}, "not", ["The account is of the group X: VIP"]],
    ["given by an agent", { application: "adHoc" }, {}, "byAgent", []],
    [
      "given by an agent, to others",
      { application: "adHoc", account: { classification: "X" } },
      {},
      "not",
      ["The account is of the group X: VIP"],
    ],
  ];
  test.each(table)("%s", (_, change, subject, outcome, failed) => {
    const { checks, ...offered } = judged(change, subject);
    expect(offered).toMatchObject({ code: "GOLD", name: "Gold", version: 2, outcome });
    expect(checks.filter(({ holds }) => holds === false).map(({ text, found }) => `${text}: ${found}`)).toEqual(failed);
  });

  test("what is said here is what rating does", () => {
    const asked = table.filter(([, change, { agreement, isFlexible, product }]) => {
      const isRatings = agreement === undefined && isFlexible === undefined && product === undefined;
      return isRatings && !("zone" in change);
    });
    expect(asked.length).toBeGreaterThan(10);
    for (const [what, change, subject, outcome] of asked) {
      expect(isTaken(written(change), { ...SUBJECT, ...subject }), what).toBe(outcome === "applies");
    }
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
  rates: [{ key: "films", for: { product: "LOTR1" }, scope: "udr", base: { charge: "perUnit", price: "100.00" }, tiered: [] }],
  timeModels: {},
  zones: {},
};

function isTaken(document: DiscountDocument, { classification, now }: DiscountSubject): boolean {
  const book = compileRateBook(withDiscounts(BOOK, [resolveDiscount(document, 1, NO_DEFINITIONS)]));
  const result = rateUsage(book, {
    productCode: "LOTR1",
    productTypeCode: "PPV",
    productFamilyCode: null,
    taxPercent: decimal("10"),
    quantity: decimal("1"),
    from: now,
    to: null,
    metadata: {},
    directive: "toBeBilled",
    classification,
    udrType: { code: "VIEW", unitDecimals: 0, split: false },
  });
  return result.rated && result.explanation.discounts.applied.length > 0;
}
