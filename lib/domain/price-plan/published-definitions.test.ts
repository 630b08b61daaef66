import { expect, test } from "vitest";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { parseDefinitions } from "./definitions.ts";
import { exportDocument } from "./export-document.ts";
import { pricePlanDocument } from "./price-plan-document.ts";
import { publishedDefinitions } from "./published-definitions.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

const COUNTRY = [
  { value: "EU", under: null },
  { value: "CY", under: "EU" },
];
const OWN = parseDefinitions({
  timeModels: {},
  zones: {
    ALL: {
      all: [
        { attribute: "country", isUnder: "EU" },
        { attribute: "mbps", between: ["1", "10"] },
        { attribute: "roaming", is: "true" },
        { attribute: "plan", in: ["A", "B"] },
        { attribute: "plan", isNot: "C" },
        { attribute: "plan", startsWith: "A" },
      ],
    },
  },
  udrTypes: {
    DATA: {
      unit: "MB",
      unitDecimals: 3,
      attributes: {
        country: { type: "choice", values: "COUNTRY" },
        mbps: { type: "decimal" },
        roaming: { type: "boolean" },
        plan: { type: "text" },
      },
    },
  },
  valueLists: { COUNTRY },
});
const CHARGE = { charge: "perUnit", price: "1.00" };
const DOCUMENT = pricePlanDocument.parse({
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "UTC",
  rates: [{ key: "data", for: { productType: "DATA" }, base: CHARGE, tiered: [{ level: 1, zone: "ALL", charge: CHARGE }] }],
});
const bookUnder = (own: typeof OWN, document = DOCUMENT) => {
  const book = resolveRateBook(document, own);
  return book.ok ? book.value : expect.fail(JSON.stringify(book.refusal));
};

test("a book's definitions, read as a document's, give the book again", () => {
  const published = bookUnder(OWN);
  const again = publishedDefinitions(published, { ...OWN, zones: {} });
  expect(again.zones).toEqual(OWN.zones);
  expect(canonicalJson(bookUnder(again))).toBe(canonicalJson(published));
});

test("a branch that has grown since is written as the values it had", () => {
  const published = bookUnder(OWN);
  const grown = { ...OWN, valueLists: { COUNTRY: [...COUNTRY, { value: "GR", under: "EU" }] } };
  const exported = exportDocument(DOCUMENT, publishedDefinitions(published, grown), {});
  expect(exported.zones?.ALL?.all[0]).toEqual({ attribute: "country", in: ["EU", "CY"] });
  expect(pricePlanDocument.safeParse(exported).success).toBe(true);
});
