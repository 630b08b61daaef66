import { describe, expect, it } from "vitest";
import { present } from "#lib/kernel/assert.ts";
import type { Charge } from "#lib/rating/charges/charge.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { mergePrices } from "./merge-prices.ts";
import { priceCells, withPrices } from "./price-cells.ts";

const MOVIES: Rate = {
  key: "movies",
  for: { productType: "PPV-MOVIE" },
  scope: "udr",
  base: { charge: "perUnit", price: "10.00" },
  tiered: [{ level: 1, timeModel: "PPV-OFF-PEAK", charge: { charge: "perUnit", price: "5.00", minimum: "1.00" } }],
};
const CLASSICS: Rate = {
  key: "classics",
  for: { product: "BRAVEHEART" },
  scope: "udr",
  base: { charge: "flat", amount: "3.00" },
  tiered: [],
};
const BASE = { rates: [MOVIES, CLASSICS] };
const BASE_PRICE = "movies base price";
const NIGHT_PRICE = "movies 1 price";

const priced = (prices: Readonly<Record<string, string>>) => withPrices(BASE, new Map(Object.entries(prices)));
const texts = (document: { readonly rates: readonly Rate[] }) =>
  Object.fromEntries(priceCells(document).map(({ id, value }) => [id, value]));

describe("priceCells", () => {
  it("names every price and where it stands in its rate", () => {
    expect(priceCells(BASE).map(({ id, path, value }) => `${id} · ${path} · ${value}`)).toEqual([
      "movies base price · base.price · 10.00",
      "movies 1 price · tiered[0].charge.price · 5.00",
      "movies 1 minimum · tiered[0].charge.minimum · 1.00",
      "classics base amount · base.amount · 3.00",
    ]);
  });
  it("is what withPrices replaces, and nothing else", () => {
    expect(priced({ [NIGHT_PRICE]: "4.50", "classics base amount": "2.99", "gone base price": "1" })).toEqual({
      rates: [
        { ...MOVIES, tiered: [{ level: 1, timeModel: "PPV-OFF-PEAK", charge: { charge: "perUnit", price: "4.50", minimum: "1.00" } }] },
        { ...CLASSICS, base: { charge: "flat", amount: "2.99" } },
      ],
    });
    expect(priced({})).toEqual(BASE);
  });
});

const BANDS = [
  { upTo: "10", price: "0.10", flat: "1.00" },
  { upTo: "20", flat: "0.50" },
  { upTo: null, price: "0.05" },
] as const;
const CHARGES: Readonly<Record<string, Charge>> = {
  perUnit: { charge: "perUnit", price: "2.00", per: "1000.0", times: "mbps", minimum: "0.10", maximum: "9.00" },
  flat: { charge: "flat", amount: "3.00" },
  graduated: { charge: "graduated", bands: BANDS, minimum: "0.10" },
  volume: { charge: "volume", bands: [{ upTo: null, price: "0.05" }] },
  package: { charge: "package", size: "10", price: "2.00", free: "5", maximum: "9.00" },
  stepped: {
    charge: "stepped",
    connectFee: "0.10",
    segments: [
      { from: "0", price: "0.06", per: "60", increment: "60" },
      { from: "180", price: "0.05", increment: "1" },
    ],
  },
  percentage: { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.30", freeUdrs: 3, freeAmount: "50" },
  costPlus: { charge: "costPlus", of: "cost", markup: "20" },
};

describe("the prices of a charge", () => {
  const cells = (charge: Charge) => priceCells({ rates: [{ ...CLASSICS, base: charge }] });
  it.each<[string, readonly string[]]>([
    ["perUnit", ["price 2.00 per 1000", "minimum 0.10", "maximum 9.00"]],
    ["flat", ["amount 3.00"]],
    [
      "graduated",
      [
        "bands[0].price 0.10 per 1, up to 10",
        "bands[0].flat 1.00, up to 10",
        "bands[1].flat 0.50, up to 20",
        "bands[2].price 0.05 per 1, beyond 20",
        "minimum 0.10",
      ],
    ],
    ["volume", ["bands[0].price 0.05 per 1"]],
    ["package", ["price 2.00 per package of 10", "maximum 9.00"]],
    ["stepped", ["connectFee 0.10", "segments[0].price 0.06 per 60, from 0", "segments[1].price 0.05 per 1, from 180"]],
    ["percentage", ["rate 2.9", "fixed 0.30"]],
    ["costPlus", ["markup 20"]],
  ])("%s", (name, expected) => {
    const charge = present(CHARGES[name], name);
    const found = cells(charge).map(
      ({ id, value, per, step }) =>
        `${id.replace("classics base ", "")} ${value}${per === null ? "" : ` per ${per}`}${step === null ? "" : `, ${step}`}`,
    );
    expect(found).toEqual(expected);
  });
  it.each(Object.entries(CHARGES))("%s are each replaced, and nothing else", (_, charge) => {
    for (const cell of cells(charge)) {
      const repriced = withPrices({ rates: [{ ...CLASSICS, base: charge }] }, new Map([[cell.id, "7.77"]]));
      const [base] = repriced.rates.map((rate) => rate.base);
      const before = JSON.stringify(charge).split(",");
      const after = JSON.stringify(base).split(",");
      expect(after.filter((text, index) => text !== before[index])).toEqual([expect.stringContaining(`"${cell.field}":"7.77"`)]);
    }
  });
});

describe("mergePrices", () => {
  it("asks where my price was for a band that ends elsewhere now", () => {
    const banded = (upTo: string, price: string): { readonly rates: readonly Rate[] } => {
      const bands = [
        { upTo, price },
        { upTo: null, price: "0.05" },
      ];
      return { rates: [{ ...MOVIES, base: { charge: "graduated", bands } }] };
    };
    const mine = new Map([
      ["movies base bands[0].price", "0.09"],
      ["movies base bands[1].price", "0.04"],
    ]);
    const moved = mergePrices({ base: banded("10", "0.10"), theirs: banded("15", "0.10"), mine });
    expect(moved.conflicts.map(({ cell, mine: my }) => `${cell.step}: ${my}`)).toEqual(["up to 15: 0.09", "beyond 15: 0.04"]);
    expect(moved.kept.size).toBe(0);
    const same = mergePrices({ base: banded("10", "0.10"), theirs: banded("10.0", "0.10"), mine });
    expect([...same.kept.keys()]).toEqual([...mine.keys()]);
  });
  it("asks where my price was for another kind of charge", () => {
    const theirs = { rates: [{ ...MOVIES, base: { charge: "package", size: "10", price: "10.00" } }] } satisfies { rates: readonly Rate[] };
    const { conflicts, kept } = mergePrices({ base: BASE, theirs, mine: new Map([[BASE_PRICE, "9.00"]]) });
    expect(conflicts.map(({ cell }) => cell.id)).toEqual([BASE_PRICE]);
    expect(kept.size).toBe(0);
  });

  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    ["nobody changed anything", {}, {}, ""],
    ["only I did", { [NIGHT_PRICE]: "4.50" }, {}, "kept movies 1 price=4.50"],
    ["only they did", {}, { [NIGHT_PRICE]: "4.00" }, "taken movies 1 price=4.00"],
    ["both did, differently", { [NIGHT_PRICE]: "4.50" }, { [NIGHT_PRICE]: "4.00" }, "conflict movies 1 price 5.00: mine 4.50, theirs 4.00"],
    ["both did, alike", { [NIGHT_PRICE]: "4.00" }, { [NIGHT_PRICE]: "4.00" }, ""],
    [
      "each changed another price",
      { [BASE_PRICE]: "12" },
      { [NIGHT_PRICE]: "4.00" },
      "taken movies 1 price=4.00; kept movies base price=12",
    ],
    ["I typed what it was", { [NIGHT_PRICE]: "5.00" }, { [NIGHT_PRICE]: "4.00" }, "taken movies 1 price=4.00"],
  ])("%s", (_, mine, theirs, expected) => {
    const { conflicts, taken, kept } = mergePrices({ base: BASE, theirs: priced(theirs), mine: new Map(Object.entries(mine)) });
    const lines = [
      ...conflicts.map(({ cell, was, mine: my, theirs: their }) => `conflict ${cell.id} ${was}: mine ${my}, theirs ${their}`),
      ...taken.map(({ cell }) => `taken ${cell.id}=${cell.value}`),
      ...[...kept].map(([id, value]) => `kept ${id}=${value}`),
    ];
    expect(lines.join("; ")).toBe(expected);
  });
  it("finds nothing left to do once the kept prices are saved", () => {
    const theirs = priced({ [NIGHT_PRICE]: "4.00" });
    const { kept } = mergePrices({ base: BASE, theirs, mine: new Map([[BASE_PRICE, "12.00"]]) });
    expect(texts(withPrices(theirs, kept))).toMatchObject({ [BASE_PRICE]: "12.00", [NIGHT_PRICE]: "4.00" });
  });
});
