import { expect, test } from "vitest";
import { checkDocument } from "./check-document.ts";
import type { KnownOffer } from "./check-targets.ts";
import { NO_DEFINITIONS } from "./definitions.ts";
import { readDocument } from "./read-document.ts";

const OFFER: KnownOffer = {
  definitions: NO_DEFINITIONS,
  products: new Map([
    ["LOTR1", { isUsageService: true }],
    ["PPV", { isUsageService: false }],
  ]),
  productTypes: new Map([["FILM", { isUsageService: true }]]),
  families: new Set(["PPV"]),
};
const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [{ key: "films", for: { productType: "FILM" }, base: { charge: "perUnit", price: "1" } }],
  zones: { "5G": { all: [{ attribute: "network", is: "5G" }] } },
  udrTypes: { PPV: { unit: "FILM", unitDecimals: 0, attributes: { network: { type: "text" } } } },
};
const GOLD = { code: "GOLD", kind: "percentage", value: "10" };

const NEVER = "which is not after it begins at";

test.each<[string, readonly object[], readonly string[]]>([
  ["none", [], []],
  ["two versions of one code", [{}, { version: 2 }], []],
  ["a version twice", [{}, { version: 1, value: "20" }], ["error discounts[1].version: There is a version 1 of GOLD already."]],
  ["a zone", [{ zone: "5G" }], []],
  ["a zone that is not there", [{ zone: "6G" }], ["error discounts[0].zone: There is no usage zone 6G."]],
  ["a UDR type", [{ for: { udrType: "PPV" } }], []],
  ["a UDR type that is not there", [{ for: { udrType: "SMS" } }], ["error discounts[0].for.udrType: There is no UDR type SMS."]],
  ["a product", [{ for: { product: "LOTR1" } }], []],
  ["a product that is not there", [{ for: { product: "LOTR9" } }], ["error discounts[0].for.product: There is no product LOTR9."]],
  [
    "a product that is not used up",
    [{ for: { product: "PPV" } }],
    ["error discounts[0].for.product: The product PPV is not a usage service, so it is never rated."],
  ],
  [
    "a product type that is not there",
    [{ for: { productType: "X" } }],
    ["error discounts[0].for.productType: There is no product type X."],
  ],
  ["a family that is not there", [{ for: { family: "X" } }], ["error discounts[0].for.family: There is no product family X."]],
  ["a time", [{ validFrom: "2026-03-01", validTo: "2026-03-02" }], []],
  [
    "an end before the beginning",
    [{ validFrom: "2026-03-02", validTo: "2026-03-01" }],
    [`error discounts[0].validTo: The discount ends at 2026-03-01, ${NEVER} 2026-03-02, so it is never valid.`],
  ],
  // Midnight in Nicosia is 22:00 in UTC.
  [
    "an end with the beginning, in the plan's zone",
    [{ validFrom: "2026-03-01", validTo: "2026-02-28T22:00:00Z" }],
    [`error discounts[0].validTo: The discount ends at 2026-02-28T22:00:00Z, ${NEVER} 2026-03-01, so it is never valid.`],
  ],
  ["an end a moment after the beginning", [{ validFrom: "2026-03-01", validTo: "2026-02-28T22:00:01Z" }], []],
])("discounts with %s", (_, changes, expected) => {
  const result = readDocument({ ...DOCUMENT, discounts: changes.map((change) => ({ ...GOLD, ...change })) });
  if (!result.ok) return expect.fail(JSON.stringify(result.refusal));
  const found = checkDocument(result.value, OFFER).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
  expect(found).toEqual(expected);
});

test("a date is no instant in a zone that is not known, which is the error", () => {
  const discounts = [{ ...GOLD, validFrom: "2026-03-02", validTo: "2026-03-01" }];
  const result = readDocument({ ...DOCUMENT, timeZone: "Europe/Atlantis", discounts });
  expect(result.ok && checkDocument(result.value, OFFER).map(({ path }) => path)).toEqual(["timeZone"]);
});
