import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { decimal, decimalToString, ONE } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import { compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { Discount } from "#lib/rating/discounts/discount.ts";
import { rateUsage } from "#lib/rating/rate-usage.ts";
import { recompute } from "#lib/rating/recompute.ts";
import type { Usage } from "#lib/rating/usage.ts";
import { explainInOneText } from "#lib/rating/words/explain-in-words.ts";
import { bookOfElsewhere, priceElsewhere, usageOfElsewhere } from "./rate-elsewhere.ts";

type Came = { readonly gross: string; readonly tax: string; readonly currency?: string; readonly productTax?: string };

function priceOf({ gross, tax, currency: code = "EUR", productTax = "19" }: Came) {
  return priceElsewhere({ gross: micros(gross), tax: micros(tax), currency: currency(code), productTax: decimal(productTax) });
}

describe("the price that came with usage is read", () => {
  test.each<[Came, string]>([
    // What came                                                       decimals and tax
    [{ gross: "11.90", tax: "1.90" }, "2 digits, 19 %"],
    [{ gross: "1.99", tax: "0.32" }, "2 digits, 19 %"],
    // Another proportion than the product's is kept: in as few digits as give it.
    [{ gross: "11.90", tax: "1.90", productTax: "10" }, "2 digits, 19 %"],
    [{ gross: "10.00", tax: "0.53", productTax: "19" }, "2 digits, 5.6 %"],
    [{ gross: "10.00", tax: "0.00" }, "2 digits, 0 %"],
    [{ gross: "0.00", tax: "0.00" }, "2 digits, 19 %"],
    // As many decimals as it came with, at least the currency's.
    [{ gross: "0.012345", tax: "0.001971" }, "6 digits, 19 %"],
    [{ gross: "1190", tax: "190", currency: "JPY" }, "0 digits, 19 %"],
    [{ gross: "20.00", tax: "10.00" }, "2 digits, 100 %"],
    // What is no price
    [{ gross: "20.00", tax: "10.01" }, "BAD_LINE tax"],
    [{ gross: "0.00", tax: "0.01" }, "BAD_LINE tax"],
    [{ gross: "-1.00", tax: "0.00" }, "NEGATIVE_USAGE gross"],
    [{ gross: "1.00", tax: "-0.01" }, "NEGATIVE_USAGE tax"],
  ])("%j: %s", (came, expected) => {
    const price = priceOf(came);
    const told = price.ok
      ? `${price.value.roundTo} digits, ${decimalToString(price.value.taxPercent)} %`
      : `${price.refusal.code} ${price.refusal.path}`;
    expect(told).toBe(expected);
  });
});

const USAGE: Usage = {
  productCode: "ROAMING",
  productTypeCode: "VOICE",
  productFamilyCode: null,
  taxPercent: decimal("19"),
  quantity: decimal("12"),
  from: instantFromMillis(Date.UTC(2026, 2, 3, 12)),
  to: null,
  metadata: { network: "5G" },
  directive: "toBeBilled",
  classification: "VIP",
};

type Given = { readonly came: Came; readonly discounts?: readonly Partial<Discount>[]; readonly usage?: Partial<Usage> };

function rated({ came, discounts = [], usage = {} }: Given) {
  const price = priceOf(came);
  if (!price.ok) return expect.fail(price.refusal.code);
  const scope = { for: null, zone: null, account: null, validFrom: null, validTo: null } as const;
  const all = discounts.map((each, index) => {
    return {
      code: `D${index}`,
      version: 1,
      kind: "percentage",
      value: "10",
      per: "udr",
      renew: "never",
      level: 1,
      ...scope,
      ...each,
    } as const;
  });
  const of = {
    roundTo: price.value.roundTo,
    currency: currency(came.currency ?? "EUR"),
    timeZone: "Europe/Nicosia",
    productTypeCode: "VOICE",
  };
  const zones = { "5G": { all: [{ attribute: "network", is: "5G" }] } };
  const book = compileRateBook({ ...bookOfElsewhere(of), zones, discounts: all });
  const result = rateUsage(book, usageOfElsewhere({ ...USAGE, ...usage }, price.value));
  return result.rated ? result : expect.fail(result.code);
}

function told({ gross, net, tax }: { readonly gross: bigint; readonly net: bigint; readonly tax: bigint }): string {
  return `${microsToString(gross, 2)} = ${microsToString(net, 2)} + ${microsToString(tax, 2)}`;
}

const TEN: Came = { gross: "11.90", tax: "1.90" };
const amount = (value: string) => ({ kind: "amount", value }) as const;

describe("our discounts apply, and nothing else of ours", () => {
  test.each<[string, Given, string]>([
    ["as it came", { came: TEN }, "11.90 = 10.00 + 1.90"],
    ["a percentage, and tax in its own proportion", { came: TEN, discounts: [{}] }, "10.71 = 9.00 + 1.71"],
    ["percentages of one level add up", { came: TEN, discounts: [{}, { value: "20" }] }, "8.33 = 7.00 + 1.33"],
    ["those of the next level take from what is left", { came: TEN, discounts: [{}, { value: "20", level: 2 }] }, "8.57 = 7.20 + 1.37"],
    ["fixed amounts come last, whatever was defined first", { came: TEN, discounts: [amount("1.00"), {}] }, "9.71 = 8.16 + 1.55"],
    ["never below zero", { came: TEN, discounts: [amount("20.00")] }, "0.00 = 0.00 + 0.00"],
    ["free usage has no quantity to shorten", { came: TEN, discounts: [{ kind: "freeUsage", value: "5" }] }, "11.90 = 10.00 + 1.90"],
    ["another proportion stays that", { came: { gross: "10.00", tax: "0.53" }, discounts: [{ value: "50" }] }, "5.00 = 4.73 + 0.27"],
    ["rounded once, to what it came with", { came: { gross: "0.99", tax: "0.16" }, discounts: [{ value: "33" }] }, "0.66 = 0.55 + 0.11"],
    ["a credit is the opposite", { came: TEN, discounts: [{}], usage: { directive: "toBeCredited" } }, "-10.71 = -9.00 + -1.71"],
    ["for a product of its own", { came: TEN, discounts: [{ for: { product: "ROAMING" } }] }, "10.71 = 9.00 + 1.71"],
    ["not for another", { came: TEN, discounts: [{ for: { product: "OTHER" } }] }, "11.90 = 10.00 + 1.90"],
    ["in a zone", { came: TEN, discounts: [{ zone: "5G" }] }, "10.71 = 9.00 + 1.71"],
    ["outside it", { came: TEN, discounts: [{ zone: "5G" }], usage: { metadata: { network: "4G" } } }, "11.90 = 10.00 + 1.90"],
    ["for its account", { came: TEN, discounts: [{ account: { classification: "VIP" } }] }, "10.71 = 9.00 + 1.71"],
    ["not for other accounts", { came: TEN, discounts: [{ account: { classification: "GOLD" } }] }, "11.90 = 10.00 + 1.90"],
    ["an agent's own", { came: TEN, usage: { adHoc: [{ kind: "amount", value: "1.90" }] } }, "10.00 = 8.40 + 1.60"],
    ["whatever the account's tax class", { came: TEN, usage: { taxClass: "exempt" } }, "11.90 = 10.00 + 1.90"],
  ])("%s", (_, given, expected) => {
    expect(told(rated(given))).toBe(expected);
  });

  test("what was applied and what was not stand in the explanation, as of usage rated here", () => {
    const { explanation } = rated({ came: TEN, discounts: [{}, { for: { product: "OTHER" } }, { kind: "freeUsage", value: "5" }] });
    expect(explanation.discounts.applied.map(({ code, took }) => `${code} ${took}`)).toEqual(["D0 1.19"]);
    expect(explanation.discounts.refused.map(({ code, why }) => `${code} ${why.kind}`).sort()).toEqual([
      "D1 otherUsage",
      "D2 chargeMeasuresAmount",
    ]);
  });

  test("and its words say where the price is from, not by which plan", () => {
    const text = explainInOneText(rated({ came: TEN, discounts: [{}] }).explanation, { unit: "min" });
    expect(text).toContain("€10.71 = €11.90 cost − €1.19 (10 % D0).");
    expect(text).toContain("Rated elsewhere: its price came with it, and only discounts of ours change it.");
    expect(text).not.toContain("Plan");
  });

  test("the quantity stays what was used", () => {
    expect(rated({ came: TEN }).explanation.usage.quantity).toBe("12");
  });
});

const someAmount = fc.integer({ min: 0, max: 10_000_000 });

describe("always", () => {
  test("undiscounted it is exactly what came, and the explanation alone gives it again", () => {
    const property = fc.property(someAmount, fc.nat(), fc.constantFrom(2, 3, 6), (cents, part, digits) => {
      const gross = microsToString(BigInt(cents) * 10n ** BigInt(6 - digits));
      const tax = microsToString(BigInt(part % (Math.floor(cents / 2) + 1)) * 10n ** BigInt(6 - digits));
      const result = rated({ came: { gross, tax } });
      expect([result.gross, result.tax]).toEqual([micros(gross), micros(tax)]);
      const { gross: again, net, tax: taxAgain } = recompute(JSON.parse(JSON.stringify(result.explanation)));
      expect([again, net, taxAgain]).toEqual([result.gross, result.net, result.tax]);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test("a discount never makes it negative or dearer, and net and tax stay its parts", () => {
    const someDiscount = fc.record({
      kind: fc.constantFrom("percentage" as const, "amount" as const),
      value: fc.integer({ min: 0, max: 15_000 }).map((value) => microsToString(BigInt(value) * 10_000n, 2)),
      level: fc.integer({ min: 1, max: 3 }),
    });
    const property = fc.property(someAmount, fc.array(someDiscount, { maxLength: 4 }), (cents, discounts) => {
      const gross = BigInt(cents) * 10_000n;
      const tax = (gross / 1_190_000n) * 190_000n;
      const result = rated({ came: { gross: microsToString(gross), tax: microsToString(tax) }, discounts });
      expect(result.gross >= 0n && result.gross <= gross && result.tax >= 0n && result.tax <= result.gross).toBe(true);
      expect(result.net + result.tax).toBe(result.gross);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

test("usage of nothing keeps the price it came with", () => {
  expect(told(rated({ came: TEN, usage: { quantity: decimal("0") } }))).toBe("11.90 = 10.00 + 1.90");
  expect(told(rated({ came: TEN, usage: { quantity: ONE } }))).toBe("11.90 = 10.00 + 1.90");
});
