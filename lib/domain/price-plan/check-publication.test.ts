import { expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { checkPublication } from "./check-publication.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { errorsIn } from "./finding.ts";
import { pricePlanDocument } from "./price-plan-document.ts";

const OFFER = { definitions: NO_DEFINITIONS, products: new Map(), productTypes: new Map(), families: new Set<string>() };
const ALLOWANCE = { code: "ALLOWANCE", kind: "freeUsage", value: "10" };

function errorsOf(rate: Readonly<Record<string, unknown>>, discounts: readonly unknown[] = []): readonly string[] {
  const document = pricePlanDocument.parse({
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
  return errorsIn(checkPublication(document, OFFER, instantFromMillis(Date.UTC(2026, 10, 22)))).map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

/** They are not wrong, so drafts, quotes and the command price them; but nothing that bills counts usage yet. */
test.each<[string, Readonly<Record<string, unknown>>, readonly unknown[], readonly string[]]>([
  ["a rate of each UDR by itself", {}, [{ ...ALLOWANCE, per: "udr" }], []],
  ["a percentage over a period, which counts nothing", {}, [{ ...ALLOWANCE, kind: "percentage", per: "period", renew: "cycle" }], []],
  [
    "a rate over a cycle",
    { scope: "period" },
    [],
    ["rates[0].scope: Rate data counts usage together (scope period), which billing cannot do yet. It can be quoted, but not published."],
  ],
  [
    "a rate over a pool",
    { scope: "pool" },
    [],
    ["rates[0].scope: Rate data counts usage together (scope pool), which billing cannot do yet. It can be quoted, but not published."],
  ],
  [
    "a discount that is used up over a period",
    {},
    [{ ...ALLOWANCE, per: "period", renew: "cycle" }],
    ["discounts[0].per: Discount ALLOWANCE is used up over a period, which billing cannot count yet. It can be quoted, but not published."],
  ],
])("%s", (_, rate, discounts, errors) => {
  expect(errorsOf(rate, discounts)).toEqual(errors);
});
