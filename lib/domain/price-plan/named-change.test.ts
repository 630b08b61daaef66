import { expect, test } from "vitest";
import { NO_DEFINITIONS } from "./definitions.ts";
import { diffDocuments } from "./diff-documents.ts";
import { namedChanges } from "./named-change.ts";
import type { RatingSurroundings } from "./price-plan-view.ts";
import { readDocument } from "./read-document.ts";

const SURROUNDINGS: RatingSurroundings = {
  definitions: { definitions: NO_DEFINITIONS, products: {}, offer: { products: {}, productTypes: {}, families: [] } },
  names: {
    products: { LOTR1: "Lord of the Rings 1" },
    productTypes: {},
    families: {},
    zones: { FAST: "Fast lines" },
    timeModels: { NIGHT: "At night" },
    attributes: {},
  },
};
const BANDS = [
  { upTo: "10", price: "0.10" },
  { upTo: null, price: "0.05" },
];
const LEVEL = { level: 1, zone: "FAST", timeModel: "NIGHT", charge: { charge: "graduated", bands: BANDS } };
/** The key looks like a path on purpose. */
const RATE = {
  key: "a.base.level 2".replaceAll(" ", "-"),
  for: { product: "LOTR1" },
  base: { charge: "perUnit", price: "10.00" },
  tiered: [LEVEL],
};
const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [RATE],
};

function read(input: object) {
  const result = readDocument(input);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.refusal));
}

const withRate = (changes: object) => ({ ...DOCUMENT, rates: [{ ...RATE, ...changes }] });

test.each<[string, object, string]>([
  ["a name", { ...DOCUMENT, name: "Global" }, "Name · null · null"],
  ["the base price", withRate({ base: { charge: "perUnit", price: "9.00" } }), "Lord of the Rings 1 · Base · −10.0"],
  ["a limit", withRate({ base: { ...RATE.base, minimum: "1" } }), "Lord of the Rings 1 · Base, minimum · null"],
  [
    "a band",
    withRate({ tiered: [{ ...LEVEL, charge: { ...LEVEL.charge, bands: [{ upTo: "10", price: "0.20" }, BANDS[1]] } }] }),
    "Lord of the Rings 1 · Level 1, At night, Fast lines, up to 10 · +100.0",
  ],
  ["a level that moved", withRate({ tiered: [{ ...LEVEL, level: 2 }] }), "Lord of the Rings 1 · Level 2, At night, Fast lines · null"],
  ["the scope", withRate({ scope: "period" }), "Lord of the Rings 1 · null · null"],
])("%s", (_, changed, expected) => {
  const [before, after] = [read(DOCUMENT), read(changed)];
  const named = namedChanges(diffDocuments(before, after), { ...SURROUNDINGS, before, after });
  expect(named.map(({ subject, detail, percent }) => `${subject} · ${detail} · ${percent}`)).toEqual([expected]);
});
