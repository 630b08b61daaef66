import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffDocuments } from "./diff-documents.ts";
import { readDocument } from "./read-document.ts";

const MOVIES = {
  key: "movies",
  for: { productType: "PPV-MOVIE" },
  scope: "udr",
  base: { charge: "perUnit", price: "10.00" },
  tiered: [
    { level: 1, timeModel: "NIGHT", charge: { charge: "perUnit", price: "5.00" } },
    { level: 2, zone: "5G", charge: { charge: "flat", amount: "4.00" } },
  ],
};
const CLASSICS = { key: "classics", for: { product: "BRAVEHEART" }, scope: "udr", base: { charge: "flat", amount: "3.00" }, tiered: [] };
const NIGHT = {
  timeZone: "UTC",
  windows: [
    { days: ["mon", "tue"], from: "00:01", to: "07:00" },
    { days: ["sun"], from: "22:00", to: "02:00" },
  ],
};
const ZONE = {
  all: [
    { attribute: "network", is: "5G" },
    { attribute: "country", in: ["CY", "GR"] },
  ],
};
const GOLD = { code: "GOLD", kind: "percentage", value: "10", for: { productType: "PPV-MOVIE" } };
const SPRING = { code: "SPRING", kind: "freeUsage", value: "3", per: "period", renew: { every: 3, unit: "month" } };
const BEFORE = {
  format: "ratewright/price-plan@1",
  code: "GLOBAL",
  name: "Global price plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rates: [MOVIES, CLASSICS],
  timeModels: { NIGHT },
  zones: { "5G": ZONE },
  discounts: [GOLD],
};

function read(input: unknown) {
  const result = readDocument(input);
  return result.ok ? result.value : expect.fail(JSON.stringify(result.refusal));
}

/** "kind path label: before → after" */
function diff(after: object): readonly string[] {
  return diffDocuments(read(BEFORE), read({ ...BEFORE, ...after })).map(
    ({ kind, path, label, before, after: now }) => `${kind} ${path} [${label}] ${before} → ${now}`,
  );
}

const moviesWith = (changes: object) => ({ rates: [{ ...MOVIES, ...changes }, CLASSICS] });
const [LEVEL_1, LEVEL_2] = MOVIES.tiered;

describe("what changed", () => {
  test.each<[string, object, readonly string[]]>([
    ["nothing", {}, []],
    ["a name", { name: "Global" }, ["planChanged name [Name] Global price plan → Global"]],
    ["tax", { taxInclusive: false }, ["planChanged taxInclusive [Prices] tax included → tax added"]],
    ["rounding", { roundTo: 4 }, ["planChanged roundTo [Rounded to] the currency's own decimals → 4 decimals"]],
    [
      "the base price",
      moviesWith({ base: { charge: "perUnit", price: "11.00" } }),
      ["priceChanged rates.movies.base.price [movies, base] €10.00 → €11.00"],
    ],
    [
      "the shape of the base",
      moviesWith({ base: { charge: "flat", amount: "10.00" } }),
      ["chargeChanged rates.movies.base [movies, base] €10.00 → €10.00 flat"],
    ],
    [
      "a minimum",
      moviesWith({ base: { ...MOVIES.base, minimum: "1" } }),
      ["priceChanged rates.movies.base.minimum [movies, base, minimum] null → €1.00"],
    ],
    ["not a price written with other digits", moviesWith({ base: { charge: "perUnit", price: "10", per: "1" } }), []],
    ["the target", moviesWith({ for: { family: "PPV" } }), ["targetChanged rates.movies [movies] product type PPV-MOVIE → family PPV"]],
    [
      "the price of a level",
      moviesWith({ tiered: [{ ...LEVEL_1, charge: { charge: "perUnit", price: "4.50" } }, LEVEL_2] }),
      ["priceChanged rates.movies.level 1.price [movies, level 1] €5.00 → €4.50"],
    ],
    [
      "the scope",
      moviesWith({ scope: "pool", tiered: [LEVEL_1] }),
      [
        "scopeChanged rates.movies.scope [movies] each usage by itself → all usage of an agreement's cycle together",
        "levelRemoved rates.movies.level 2 [movies, level 2] level 2 €4.00 flat (zone 5G) → null",
      ],
    ],
    [
      "the split",
      moviesWith({ split: true }),
      ["splitChanged rates.movies.split [movies] cut or not as the UDR type says → cut at time boundaries"],
    ],
    [
      "the condition of a level",
      moviesWith({ tiered: [{ ...LEVEL_1, zone: "5G" }, LEVEL_2] }),
      ["conditionChanged rates.movies.level 1 [movies, level 1] time model NIGHT → zone 5G and time model NIGHT"],
    ],
    [
      "a level less",
      moviesWith({ tiered: [LEVEL_1] }),
      ["levelRemoved rates.movies.level 2 [movies, level 2] level 2 €4.00 flat (zone 5G) → null"],
    ],
    [
      "a level more",
      moviesWith({ tiered: [LEVEL_1, LEVEL_2, { ...LEVEL_1, level: 3 }] }),
      ["levelAdded rates.movies.level 3 [movies, level 3] null → level 3 €5.00 (time model NIGHT)"],
    ],
    [
      "the number of a level",
      moviesWith({ tiered: [{ ...LEVEL_1, level: 7 }, LEVEL_2] }),
      ["levelMoved rates.movies.level 7 [movies, level 7] level 1 → level 7"],
    ],
    [
      "the rank of two levels",
      moviesWith({
        tiered: [
          { ...LEVEL_1, level: 2 },
          { ...LEVEL_2, level: 1 },
        ],
      }),
      [
        "levelMoved rates.movies.level 2 [movies, level 2] level 1 → level 2",
        "levelMoved rates.movies.level 1 [movies, level 1] level 2 → level 1",
      ],
    ],
    [
      "number and price of a level",
      moviesWith({ tiered: [{ ...LEVEL_1, level: 7, charge: { charge: "perUnit", price: "4.50" } }, LEVEL_2] }),
      [
        "levelMoved rates.movies.level 7 [movies, level 7] level 1 → level 7",
        "priceChanged rates.movies.level 7.price [movies, level 7] €5.00 → €4.50",
      ],
    ],
    ["a rate less", { rates: [MOVIES] }, ["rateRemoved rates.classics [classics] product BRAVEHEART: €3.00 flat → null"]],
    [
      "a rate more",
      { rates: [MOVIES, CLASSICS, { ...CLASSICS, key: "new", for: { product: "DUNE" } }] },
      ["rateAdded rates.new [new] null → product DUNE: €3.00 flat"],
    ],
    [
      "a window that moved",
      { timeModels: { NIGHT: { ...NIGHT, windows: [{ days: ["mon", "tue"], from: "00:01", to: "06:00" }] } } },
      ["windowsChanged timeModels.NIGHT [NIGHT] mon, tue 00:01–07:00; sun 22:00–02:00 (UTC) → mon, tue 00:01–06:00 (UTC)"],
    ],
    [
      "a dated exception",
      { timeModels: { NIGHT: { ...NIGHT, dates: [{ date: "2026-12-25", yearly: true, windows: [] }] } } },
      [
        "windowsChanged timeModels.NIGHT [NIGHT] mon, tue 00:01–07:00; sun 22:00–02:00 (UTC) → mon, tue 00:01–07:00; sun 22:00–02:00; 2026-12-25 every year: never (UTC)",
      ],
    ],
    [
      "a zone",
      { zones: { "5G": { all: [{ attribute: "network", isNot: "4G" }] } } },
      ["zoneChanged zones.5G [5G] country is one of CY, GR and network is 5G → network is not 4G"],
    ],
    [
      "a zone, by a value that looks like a list of them",
      { zones: { "5G": { all: [ZONE.all[0], { attribute: "country", in: ["CY, GR"] }] } } },
      ["zoneChanged zones.5G [5G] country is one of CY, GR and network is 5G → country is one of CY, GR and network is 5G"],
    ],
    [
      "a discount more",
      { discounts: [{ ...GOLD }, { ...GOLD, version: 2, value: "15" }] },
      ["discountAdded discounts.GOLD version 2 [GOLD version 2] null → 15 % of each usage, for product type PPV-MOVIE"],
    ],
    [
      "a discount less",
      { discounts: [] },
      ["discountRemoved discounts.GOLD version 1 [GOLD version 1] 10 % of each usage, for product type PPV-MOVIE → null"],
    ],
    [
      "a discount",
      { discounts: [{ ...GOLD, value: "12.50", level: 2, zone: "5G", account: { classification: "VIP" }, validTo: "2027-01-01" }] },
      [
        "discountChanged discounts.GOLD version 1 [GOLD version 1] 10 % of each usage, for product type PPV-MOVIE → 12.5 % of each usage, level 2, for product type PPV-MOVIE, in zone 5G, for VIP accounts, until 2027-01-01",
      ],
    ],
    [
      "a currency, and every price with it",
      { currency: "USD", rates: [CLASSICS], name: "Global price plan" },
      [
        "planChanged currency [Currency] EUR → USD",
        "rateRemoved rates.movies [movies] product type PPV-MOVIE: €10.00; level 1 €5.00 (time model NIGHT); level 2 €4.00 flat (zone 5G) → null",
        "priceChanged rates.classics.base.amount [classics, base] €3.00 → US$3.00",
      ],
    ],
  ])("%s", (_, after, expected) => {
    expect(diff(after)).toEqual(expected);
  });
});

test("the order of rates, levels, windows, days, conditions, discounts and keys is no change", () => {
  const orders = fc.record({
    rates: fc.shuffledSubarray(BEFORE.rates, { minLength: 2 }),
    tiered: fc.shuffledSubarray(MOVIES.tiered, { minLength: 2 }),
    windows: fc.shuffledSubarray(NIGHT.windows, { minLength: 2 }),
    days: fc.shuffledSubarray(["mon", "tue"], { minLength: 2 }),
    all: fc.shuffledSubarray(ZONE.all, { minLength: 2 }),
    discounts: fc.shuffledSubarray([GOLD, SPRING], { minLength: 2 }),
    keys: fc.shuffledSubarray(Object.keys(BEFORE), { minLength: Object.keys(BEFORE).length }),
  });
  const before = { ...BEFORE, discounts: [GOLD, SPRING] };
  const property = fc.property(orders, ({ rates, tiered, windows, days, all, discounts, keys }) => {
    const shuffled: Record<string, unknown> = {
      ...before,
      discounts,
      rates: rates.map((rate) => (rate.key === "movies" ? { ...rate, tiered } : rate)),
      timeModels: { NIGHT: { ...NIGHT, windows: windows.map((window) => (window.days.length > 1 ? { ...window, days } : window)) } },
      zones: { "5G": { all } },
    };
    const after = Object.fromEntries(keys.map((key) => [key, shuffled[key]]));
    expect(diffDocuments(read(before), read(after))).toEqual([]);
  });
  fc.assert(property, { numRuns: 1000 });
});

test("every change is told the other way round as well", () => {
  const after = read({ ...BEFORE, rates: [{ ...MOVIES, tiered: [LEVEL_1] }] });
  const there = diffDocuments(read(BEFORE), after).map(({ before, after: now }) => [before, now]);
  const back = diffDocuments(after, read(BEFORE)).map(({ before, after: now }) => [now, before]);
  expect(back).toEqual(there);
});
