import { describe, expect, it } from "vitest";
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
  it("names every price and where it stands", () => {
    expect(priceCells(BASE).map(({ id, path, value }) => `${id} · ${path} · ${value}`)).toEqual([
      "movies base price · rates[0].base.price · 10.00",
      "movies 1 price · rates[0].tiered[0].charge.price · 5.00",
      "movies 1 minimum · rates[0].tiered[0].charge.minimum · 1.00",
      "classics base amount · rates[1].base.amount · 3.00",
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

describe("mergePrices", () => {
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
