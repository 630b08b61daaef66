import { describe, expect, test } from "vitest";
import { NO_DEFINITIONS } from "../price-plan/definitions.ts";
import { readDocument } from "../price-plan/read-document.ts";
import { resolveRateBook } from "../price-plan/resolve-rate-book.ts";
import { knownProducts } from "./known-products.ts";
import { readUsageLine } from "./read-usage-line.ts";
import { type Offer, usageOfLine } from "./usage-of-line.ts";

const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [
    { key: "data", for: { productType: "DATA" }, base: { charge: "flat", amount: "1" } },
    { key: "family", for: { family: "EXTRAS" }, base: { charge: "flat", amount: "1" } },
    { key: "one", for: { product: "ONE" }, base: { charge: "flat", amount: "1" } },
  ],
  udrTypes: {
    DATA: {
      unit: "MB",
      unitDecimals: 3,
      split: true,
      attributes: {
        network: { type: "choice", values: "NETWORK", mandatory: true },
        seats: { type: "integer" },
        speed: { type: "decimal" },
        cost: { type: "amount" },
        roaming: { type: "boolean" },
        ordered: { type: "instant" },
        imsi: { type: "text", format: "[0-9]{3}" },
      },
    },
    FREE: { unit: "h", unitDecimals: 0 },
  },
  valueLists: { NETWORK: [{ value: "MOBILE" }, { value: "5G", under: "MOBILE" }] },
  products: {
    DATA1: { productType: "DATA", udrType: "DATA", taxRate: "10" },
    EXTRA: { productType: "OTHER", family: "EXTRAS", udrType: "FREE", taxRate: "0" },
    ONE: { productType: "OTHER", taxRate: "5.5" },
    UNPRICED: { productType: "OTHER", family: "ELSE", taxRate: "10" },
  },
};

const offer: Offer = (() => {
  const document = readDocument(DOCUMENT);
  if (!document.ok) return expect.fail(JSON.stringify(document.refusal));
  const book = resolveRateBook(document.value, NO_DEFINITIONS);
  return book.ok ? { currency: "EUR", products: knownProducts(document.value, book.value) } : expect.fail(JSON.stringify(book.refusal));
})();

function usageOf(changes: object) {
  const line = readUsageLine({ udr: "U1", product: "DATA1", amount: "1", from: "2026-03-03T02:14:00+02:00", ...changes });
  return line.ok ? usageOfLine(line.value, offer) : expect.fail(JSON.stringify(line.refusal));
}

function refusalOf(changes: object): string {
  const usage = usageOf(changes);
  return usage.ok ? "fine" : `${usage.refusal.code} ${usage.refusal.path} ${usage.refusal.message}`;
}

test("a product brings its type, family, tax rate and UDR type", () => {
  expect(usageOf({ product: "EXTRA" })).toMatchObject({
    value: {
      productTypeCode: "OTHER",
      productFamilyCode: "EXTRAS",
      taxPercent: { unscaled: 0n },
      udrType: { code: "FREE", unitDecimals: 0, split: false },
    },
  });
  expect(usageOf({ product: "ONE" })).toMatchObject({ value: { productFamilyCode: null, udrType: null } });
  expect(usageOf({ metadata: { network: "5G" } })).toMatchObject({ value: { udrType: { split: true } } });
});

describe("in this order", () => {
  const everything = { currency: "USD", product: "UNKNOWN", amount: "0.0001", metadata: { network: 5 } };

  test.each<[object, string]>([
    [everything, "CURRENCY_MISMATCH currency The price plan is in EUR, the account in USD."],
    [{ ...everything, currency: "EUR" }, "NO_RATE product No price plan in force has a rate for UNKNOWN."],
    [{ ...everything, currency: "EUR", product: "UNPRICED" }, "NO_RATE product No price plan in force has a rate for UNPRICED."],
    [{ amount: "0.0001", metadata: { network: 5 } }, "TOO_MANY_DIGITS amount Usage in MB has at most 3 decimals."],
    [{ amount: "0.001", metadata: {} }, "METADATA_MISSING metadata.network The attribute network is mandatory."],
    [{ amount: "0.0010", metadata: { network: "5G" } }, "fine"],
    [{ product: "ONE", amount: "0.000000000001" }, "fine"],
    [{ product: "EXTRA", amount: "0.5" }, "TOO_MANY_DIGITS amount Usage in h has at most 0 decimals."],
  ])("%j: %s", (changes, expected) => {
    expect(refusalOf(changes)).toBe(expected);
  });
});

describe("metadata against its UDR type", () => {
  const invalid = (key: string) => `METADATA_INVALID metadata.${key} The attribute ${key} has a value that its type does not allow.`;
  const asText = (key: string) => `${invalid(key)} Write texts, true or false; numbers as text, such as "1.5".`;
  const digits = (key: string) => `TOO_MANY_DIGITS metadata.${key} At most 12 digits before and after the point (6 after it for money).`;

  test.each<[object, string]>([
    [{ network: "MOBILE" }, "fine"],
    [{ network: "WIFI" }, invalid("network")],
    [{ network: null }, "METADATA_MISSING metadata.network The attribute network is mandatory."],
    [{ network: "" }, "METADATA_MISSING metadata.network The attribute network is mandatory."],
    [{ seats: "3" }, "fine"],
    [{ seats: "3.5" }, invalid("seats")],
    [{ seats: "three" }, invalid("seats")],
    [{ seats: 3 }, asText("seats")],
    [{ seats: "" }, "fine"],
    [{ speed: "-1.5" }, "fine"],
    [{ speed: "1,5" }, invalid("speed")],
    [{ speed: "0.0000000000001" }, digits("speed")],
    [{ cost: "1.000001" }, "fine"],
    [{ cost: "1.0000001" }, digits("cost")],
    [{ cost: "€1" }, invalid("cost")],
    [{ roaming: true }, "fine"],
    [{ roaming: "false" }, "fine"],
    [{ roaming: "yes" }, invalid("roaming")],
    [{ ordered: "2026-03-03T02:14:00Z" }, "fine"],
    [{ ordered: "2026-03-03" }, invalid("ordered")],
    [{ imsi: "123" }, "fine"],
    [{ imsi: "1234" }, invalid("imsi")],
    [{ undeclared: "anything" }, "fine"],
    [{ undeclared: 1 }, asText("undeclared")],
    [{ undeclared: {} }, asText("undeclared")],
    [{ undeclared: ["a"] }, asText("undeclared")],
  ])("%j: %s", (metadata, expected) => {
    expect(refusalOf({ metadata: { network: "5G", ...metadata } })).toBe(expected);
  });

  test("null is absent, true and false are texts, and an empty text is one only where nothing is declared", () => {
    const metadata = { network: "5G", seats: "", roaming: true, other: false, gone: null, empty: "" };
    expect(usageOf({ metadata })).toMatchObject({ value: { metadata: { network: "5G", roaming: "true", other: "false", empty: "" } } });
    expect(usageOf({ metadata })).not.toHaveProperty("value.metadata.seats");
    expect(usageOf({ metadata })).not.toHaveProperty("value.metadata.gone");
  });

  test("a key that means something to objects is a key like any other", () => {
    const metadata = JSON.parse('{ "network": "5G", "__proto__": "x", "gone": null }');
    const usage = usageOf({ metadata });
    expect(usage.ok && Object.entries(usage.value.metadata)).toEqual([
      ["network", "5G"],
      ["__proto__", "x"],
    ]);
  });
});
