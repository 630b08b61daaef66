import { expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { checkPublication } from "./check-publication.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { errorsIn } from "./finding.ts";
import { type PricePlanDocument, pricePlanDocument } from "./price-plan-document.ts";

const OFFER = { definitions: NO_DEFINITIONS, products: new Map(), productTypes: new Map(), families: new Set<string>() };
const ALLOWANCE = { code: "ALLOWANCE", kind: "freeUsage", value: "10" };

function documentOf(rate: Readonly<Record<string, unknown>>, discounts: readonly unknown[]): PricePlanDocument {
  return pricePlanDocument.parse({
    format: "ratewright/price-plan@1",
    code: "DATA",
    name: "Data",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rates: [{ key: "data", for: { product: "DATA" }, base: { charge: "perUnit", price: "1" }, ...rate }],
    products: { DATA: { productType: "DATA", taxRate: "10" } },
    discounts,
  });
}

function errorsOf(rate: Readonly<Record<string, unknown>>, discounts: readonly unknown[] = []): readonly string[] {
  return errorsIn(checkPublication(documentOf(rate, discounts), OFFER, instantFromMillis(Date.UTC(2026, 10, 22)))).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

/** Orders and corrections keep count, so usage that counts together may go live like any other. */
test.each<[string, Readonly<Record<string, unknown>>, readonly unknown[]]>([
  ["a rate of each UDR by itself", {}, [{ ...ALLOWANCE, per: "udr" }]],
  ["a percentage over a period, which counts nothing", {}, [{ ...ALLOWANCE, kind: "percentage", per: "period", renew: "cycle" }]],
  ["a rate over a cycle", { scope: "period" }, []],
  ["a rate over a pool", { scope: "pool" }, []],
  ["a discount that is used up over a period", {}, [{ ...ALLOWANCE, per: "period", renew: "cycle" }]],
])("%s may be published", (_, rate, discounts) => {
  expect(errorsOf(rate, discounts)).toEqual([]);
});
