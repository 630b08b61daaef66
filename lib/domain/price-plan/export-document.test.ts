import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#lib/kernel/canonical-json.ts";
import { type Definitions, NO_DEFINITIONS, parseDefinitions } from "./definitions.ts";
import type { ProductDefinition } from "./definitions-schema.ts";
import { exportDocument } from "./export-document.ts";
import type { PricePlanDocument } from "./price-plan-document.ts";
import { readDocument } from "./read-document.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

const OWN = parseDefinitions({
  timeModels: {
    NIGHT: { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "00:01", to: "07:00" }] },
    WEEKEND: {
      timeZone: "UTC",
      windows: [{ days: ["sat", "sun"], from: "00:00", to: "24:00" }],
      dates: [{ date: "2026-12-25", windows: [] }],
    },
  },
  zones: {
    FAST: { all: [{ attribute: "mbps", between: ["100", "1000"] }] },
    EU: { all: [{ attribute: "country", isUnder: "EU" }] },
    ROAMING: { all: [{ attribute: "roaming", is: "true" }] },
  },
  udrTypes: {
    // Another list of countries, so that what lies under EU hangs on which UDR types are known.
    VOICE: { unit: "SECOND", unitDecimals: 0, attributes: { country: { type: "choice", values: "CALLED" } } },
    DATA: { unit: "MB", unitDecimals: 3, attributes: { mbps: { type: "decimal" }, country: { type: "choice", values: "COUNTRY" } } },
    ROAMED: { unit: "MB", unitDecimals: 3, attributes: { roaming: { type: "boolean", mandatory: true } } },
    SMS: { unit: "MESSAGE", unitDecimals: 0, attributes: { text: { type: "text" }, colour: { type: "choice", values: "COLOUR" } } },
  },
  valueLists: {
    COUNTRY: [
      { value: "EU", under: null },
      { value: "CY", under: "EU" },
    ],
    CALLED: [
      { value: "EU", under: null },
      { value: "GR", under: "EU" },
    ],
    COLOUR: [{ value: "red", under: null }],
  },
});
const PRODUCTS: Readonly<Record<string, ProductDefinition>> = {
  GB: { productType: "MOBILE-DATA", family: "MOBILE", udrType: "DATA", taxRate: "19" },
  CALL: { productType: "CALLS", family: "MOBILE", udrType: "VOICE", taxRate: "19" },
  TEXT: { productType: "TEXTS", family: null, udrType: "SMS", taxRate: "5" },
};

const CHARGE = { charge: "perUnit", price: "1.00" };
const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [],
};

function read(input: unknown): PricePlanDocument {
  const result = readDocument(input);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.refusal));
}

function bookText(document: PricePlanDocument, own: Definitions): string {
  const result = resolveRateBook(document, own);
  return result.ok ? canonicalJson(result.value) : expect.fail(JSON.stringify(result.refusal));
}

test("an export holds what the document uses, and nothing else", () => {
  const tiered = [{ level: 1, zone: "FAST", timeModel: "NIGHT", charge: CHARGE }];
  const draft = read({ ...DOCUMENT, rates: [{ key: "data", for: { productType: "MOBILE-DATA" }, base: CHARGE, tiered }] });
  expect(exportDocument(draft, OWN, PRODUCTS)).toEqual({
    ...draft,
    timeModels: { NIGHT: OWN.timeModels.NIGHT },
    zones: { FAST: OWN.zones.FAST },
    udrTypes: { DATA: OWN.udrTypes.DATA },
    valueLists: { COUNTRY: OWN.valueLists.COUNTRY },
    products: { GB: PRODUCTS.GB },
    discounts: [],
  });
});

test("what the document brings along stands before the console's own", () => {
  const products = { GB: { productType: "OTHER", taxRate: "0" } };
  const draft = read({ ...DOCUMENT, rates: [{ key: "data", for: { product: "GB" }, base: CHARGE }], products });
  expect(exportDocument(draft, OWN, PRODUCTS).products).toEqual(products);
});

const codes = (definitions: object) => fc.constantFrom(...Object.keys(definitions));
const level = fc.record(
  { zone: codes(OWN.zones), timeModel: codes(OWN.timeModels), charge: fc.constant(CHARGE) },
  { requiredKeys: ["charge"] },
);
const target = fc.oneof(
  codes(PRODUCTS).map((product) => ({ product })),
  fc.constantFrom("MOBILE-DATA", "CALLS", "TEXTS").map((productType) => ({ productType })),
  fc.constant({ family: "MOBILE" }),
);
const rate = fc.record({
  for: target,
  base: fc.constant(CHARGE),
  scope: fc.constantFrom("udr", "period", "pool"),
  split: fc.boolean(),
  levels: fc.array(level, { maxLength: 3 }),
});
const discount = fc.record(
  {
    kind: fc.constantFrom("percentage", "amount", "freeUsage"),
    value: fc.constant("10"),
    zone: codes(OWN.zones),
    for: fc.oneof(
      target,
      codes(OWN.udrTypes).map((udrType) => ({ udrType })),
    ),
    validFrom: fc.constantFrom("2026-03-29", "2026-10-25T00:30:00Z"),
  },
  { requiredKeys: ["kind", "value"] },
);
const plan = fc.record({
  rates: fc.uniqueArray(rate, { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each.for) }).map((rates) =>
    rates.map(({ levels, ...each }, key) => ({
      ...each,
      key: `r${key}`,
      tiered: levels.map((tier, index) => ({ ...tier, level: index + 1 })),
    })),
  ),
  discounts: fc.array(discount, { maxLength: 2 }).map((all) => all.map((each, index) => ({ ...each, code: `D${index}` }))),
});

test("an export that is read again prices as the document did, in the console and anywhere else", () => {
  const property = fc.property(plan, (changes) => {
    const draft = read({ ...DOCUMENT, ...changes });
    const exported = exportDocument(draft, OWN, PRODUCTS);
    // Through a store that puts the keys of an object in an order of its own.
    const back = read(JSON.parse(canonicalJson(exported)));
    expect(back).toEqual(exported);
    const book = bookText(draft, OWN);
    expect(bookText(back, NO_DEFINITIONS)).toBe(book);
    expect(bookText(back, OWN)).toBe(book);
    expect(exportDocument(back, NO_DEFINITIONS, {})).toEqual(exported);
  });
  fc.assert(property, { numRuns: 1000 });
});
