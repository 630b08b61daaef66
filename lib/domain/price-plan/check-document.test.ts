import { describe, expect, test } from "vitest";
import { checkDocument } from "./check-document.ts";
import type { KnownOffer } from "./check-targets.ts";
import { type Definitions, NO_DEFINITIONS, parseDefinitions } from "./definitions.ts";
import { readDocument } from "./read-document.ts";
import { resolveRateBook } from "./resolve-rate-book.ts";

const DEFINITIONS: Definitions = parseDefinitions({
  timeModels: {
    NIGHT: { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "00:01", to: "07:00" }] },
    NEVER: { timeZone: "Europe/Nicosia", windows: [{ days: ["mon"], from: "07:00", to: "07:00" }] },
    NOWHERE: { timeZone: "Europe/Atlantis", windows: [] },
    BACKWARDS: { timeZone: "UTC", windows: [], dates: [{ date: "2026-05-02", until: "2026-05-01", windows: [] }] },
    TWICE: {
      timeZone: "UTC",
      windows: [],
      dates: [
        { date: "2026-12-24", until: "2027-01-02", yearly: true, windows: [] },
        { date: "2026-01-02", windows: [] },
        { date: "2030-01-02", yearly: true, windows: [] },
        { date: "2025-12-30", until: "2026-01-02", windows: [] },
        { date: "2026-01-03", windows: [] },
      ],
    },
    LONG: { timeZone: "UTC", windows: [], dates: [{ date: "2026-05-02", until: "2027-05-02", yearly: true, windows: [] }] },
  },
  zones: {
    "5G": { all: [{ attribute: "network", is: "5G" }] },
    EUROPE: { all: [{ attribute: "country", isUnder: "EUROPE" }] },
    ASIA: { all: [{ attribute: "country", isUnder: "ASIA" }] },
    COLOUR: { all: [{ attribute: "colour", is: "red" }] },
    EMPTY: { all: [{ attribute: "network", between: ["2", "1"] }] },
  },
  udrTypes: {
    DATA: { unit: "MB", unitDecimals: 3, attributes: { network: { type: "text" }, country: { type: "choice", values: "COUNTRY" } } },
  },
  valueLists: {
    COUNTRY: [
      { value: "EUROPE", under: null },
      { value: "CYPRUS", under: "EUROPE" },
      { value: "NICOSIA", under: "CYPRUS" },
      { value: "AFRICA", under: null },
    ],
  },
});

const OFFER: KnownOffer = {
  definitions: DEFINITIONS,
  products: new Map([
    ["LOTR1", { isUsageService: true }],
    ["PPV", { isUsageService: false }],
  ]),
  productTypes: new Map([
    ["PPV-MOVIE", { isUsageService: true }],
    ["TERMED", { isUsageService: false }],
  ]),
  families: new Set(["PPV"]),
};

const CHARGE = { charge: "perUnit", price: "10.00" };
const RATE = { key: "movies", for: { productType: "PPV-MOVIE" }, scope: "udr", base: CHARGE, tiered: [] };
const DOCUMENT = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [RATE],
};

const withRate = (changes: object) => ({ ...DOCUMENT, rates: [{ ...RATE, ...changes }] });
const withTier = (tier: object) => withRate({ tiered: [{ level: 1, charge: CHARGE, ...tier }] });

function document(input: unknown) {
  const result = readDocument(input);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.refusal));
}

describe("findings", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["none in a sound document", DOCUMENT, []],
    ["none for known references", withTier({ zone: "EUROPE", timeModel: "NIGHT" }), []],
    ["no rates", { ...DOCUMENT, rates: [] }, ["error rates: The plan has no rate, so nothing could be priced by it."]],
    ["currency", { ...DOCUMENT, currency: "ZZZ" }, ["error currency: ZZZ is not a known currency."]],
    ["time zone", { ...DOCUMENT, timeZone: "Europe/Atlantis" }, ["error timeZone: Europe/Atlantis is not a known time zone."]],
    ["product", withRate({ for: { product: "LOTR9" } }), ["error rates[0].for.product: There is no product LOTR9."]],
    ["product type", withRate({ for: { productType: "X" } }), ["error rates[0].for.productType: There is no product type X."]],
    ["family", withRate({ for: { family: "X" } }), ["error rates[0].for.family: There is no product family X."]],
    [
      "a product that is not used up",
      withRate({ for: { product: "PPV" } }),
      ["error rates[0].for.product: The product PPV is not a usage service, so it is never rated."],
    ],
    [
      "a product type that is not used up",
      withRate({ for: { productType: "TERMED" } }),
      ["error rates[0].for.productType: The product type TERMED is not a usage service, so it is never rated."],
    ],
    ["zone", withTier({ zone: "6G" }), ["error rates[0].tiered[0].zone: There is no usage zone 6G."]],
    ["time model", withTier({ timeModel: "toString" }), ["error rates[0].tiered[0].timeModel: There is no date/time model toString."]],
    [
      "a key that is taken",
      { ...DOCUMENT, rates: [RATE, { ...RATE, for: { product: "LOTR1" } }] },
      ["error rates[1].key: Another rate has the key movies already."],
    ],
    [
      "a target that is taken",
      { ...DOCUMENT, rates: [RATE, { ...RATE, key: "films" }] },
      ["error rates[1].for: Another rate is for the same. Which of them holds must not be left to chance."],
    ],
    [
      "a level that is taken",
      withRate({
        tiered: [
          { level: 2, zone: "5G", charge: CHARGE },
          { level: 2, zone: "EUROPE", charge: CHARGE },
        ],
      }),
      ["error rates[0].tiered[1].level: Level 2 exists already in this rate."],
    ],
    [
      "limits that exclude each other",
      withRate({ base: { ...CHARGE, minimum: "2", maximum: "1.99" } }),
      ["error rates[0].base.minimum: The minimum 2 is above the maximum 1.99."],
    ],
    [
      "a level without a condition",
      withTier({}),
      ["warning rates[0].tiered[0]: Level 1 has no condition, so the base and every higher level never hold."],
    ],
    [
      "a window that is empty or endless",
      withTier({ timeModel: "NEVER" }),
      ["error timeModels.NEVER.windows[0].to: A window cannot end when it begins, at 07:00. A whole day is 00:00 to 24:00."],
    ],
    [
      "a model in no zone",
      withTier({ timeModel: "NOWHERE" }),
      ["error timeModels.NOWHERE.timeZone: Europe/Atlantis is not a known time zone."],
    ],
    [
      "a range that ends before it begins",
      withTier({ timeModel: "BACKWARDS" }),
      ["error timeModels.BACKWARDS.dates[0].until: The range ends on 2026-05-01, before it begins on 2026-05-02."],
    ],
    [
      "exceptions of one kind that meet",
      withTier({ timeModel: "TWICE" }),
      [
        "error timeModels.TWICE.dates[2].date: The exception of 2026-12-24 covers one of these dates already.",
        "error timeModels.TWICE.dates[3].date: The exception of 2026-01-02 covers one of these dates already.",
      ],
    ],
    [
      "a yearly range of a year",
      withTier({ timeModel: "LONG" }),
      ["error timeModels.LONG.dates[0].until: A range that returns every year is shorter than a year."],
    ],
    [
      "an attribute that nobody sends",
      withTier({ zone: "COLOUR" }),
      ["error zones.COLOUR.all[0].attribute: No UDR type has the attribute colour."],
    ],
    [
      "a branch that is not in the list",
      withTier({ zone: "ASIA" }),
      ["error zones.ASIA.all[0].isUnder: ASIA is not in the value list of country."],
    ],
    [
      "a range of nothing",
      withTier({ zone: "EMPTY" }),
      ["error zones.EMPTY.all[0].between: Nothing lies between 2 and 1: the first must not be above the second."],
    ],
  ])("%s", (_, input, expected) => {
    const found = checkDocument(document(input), OFFER).map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
    expect(found).toEqual(expected);
  });

  test("products that the document brings along are known", () => {
    const products = { DUNE: { productType: "FILM", family: "PPV", taxRate: "10" } };
    const rates = [
      { ...RATE, for: { product: "DUNE" } },
      { ...RATE, key: "films", for: { productType: "FILM" } },
    ];
    expect(checkDocument(document({ ...DOCUMENT, products, rates }), OFFER)).toEqual([]);
  });
});

describe("a rate book", () => {
  const resolve = (input: unknown, definitions = DEFINITIONS) => resolveRateBook(document(input), definitions);

  test("holds copies of what its rates refer to, and of nothing else", () => {
    const result = resolve(withTier({ zone: "EUROPE", timeModel: "NIGHT" }));
    expect(result.ok && { timeModels: result.value.timeModels, zones: result.value.zones }).toEqual({
      timeModels: { NIGHT: DEFINITIONS.timeModels.NIGHT },
      zones: { EUROPE: { all: [{ attribute: "country", isUnder: "EUROPE", values: ["EUROPE", "CYPRUS", "NICOSIA"] }] } },
    });
  });

  test("survives being stored as JSON", () => {
    const result = resolve(withTier({ zone: "EUROPE", timeModel: "NIGHT" }));
    expect(result.ok && JSON.parse(JSON.stringify(result.value))).toEqual(result.ok && result.value);
  });

  test.each([
    ["EUR", 2],
    ["JPY", 0],
    ["BHD", 3],
  ])("rounds %s to %i decimals unless the document says otherwise", (currency, digits) => {
    const [left, written] = [resolve({ ...DOCUMENT, currency }), resolve({ ...DOCUMENT, currency, roundTo: 5 })];
    expect(left.ok && left.value.roundTo).toBe(digits);
    expect(written.ok && written.value.roundTo).toBe(5);
  });

  test("is priced by what the document brings along before what the console has", () => {
    const own = { timeZone: "UTC", windows: [{ days: ["sun"], from: "10:00", to: "12:00" }], dates: [] };
    const result = resolve({ ...withTier({ timeModel: "NIGHT" }), timeModels: { NIGHT: own } });
    expect(result.ok && result.value.timeModels).toEqual({ NIGHT: own });
  });

  test("is refused, once per error, where it could not price", () => {
    const result = resolve({ ...withTier({ zone: "5G", timeModel: "NIGHT" }), currency: "ZZZ" }, NO_DEFINITIONS);
    expect(result.ok ? [] : result.refusal.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "DOCUMENT_INVALID currency",
      "DOCUMENT_INVALID rates[0].tiered[0].zone",
      "DOCUMENT_INVALID rates[0].tiered[0].timeModel",
    ]);
  });
});
