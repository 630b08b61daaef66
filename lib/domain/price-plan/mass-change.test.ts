import { describe, expect, it } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Rate } from "#lib/rating/rate-book.ts";
import { type MassChange, massChange } from "./mass-change.ts";

const MOVIES: Rate = {
  key: "movies",
  for: { productType: "MOVIE" },
  scope: "udr",
  base: { charge: "perUnit", price: "10.00", minimum: "1" },
  tiered: [
    {
      level: 1,
      charge: {
        charge: "graduated",
        bands: [
          { upTo: "10", price: "0.0125", flat: "2" },
          { upTo: null, price: "0" },
        ],
      },
    },
  ],
};
const FEES: Rate = {
  key: "fees",
  for: { family: "FEES" },
  scope: "udr",
  base: { charge: "percentage", of: "price", rate: "2.9", fixed: "0.30" },
  tiered: [],
};
const PLAN = { name: "Global", rates: [MOVIES, FEES] };
const CHANGE: MassChange = { rates: null, lines: "all", percent: decimal("5"), step: decimal("0.01") };

const changesOf = (change: Partial<MassChange>) =>
  massChange(PLAN, { ...CHANGE, ...change }).changes.map(({ cell, after }) => `${cell.id}: ${cell.value} → ${after}`);

describe("one change of many prices", () => {
  it("raises every amount of money, each rounded by itself, and no percentage", () => {
    expect(changesOf({})).toEqual([
      "movies base price: 10.00 → 10.50",
      "movies base minimum: 1 → 1.05",
      "movies 1 bands[0].price: 0.0125 → 0.01",
      "movies 1 bands[0].flat: 2 → 2.10",
      "fees base fixed: 0.30 → 0.32",
    ]);
  });

  it.each<readonly [string, Partial<MassChange>, readonly string[]]>([
    ["some rates", { rates: new Set(["fees"]) }, ["fees base fixed: 0.30 → 0.32"]],
    ["bases only", { lines: "base", rates: new Set(["movies"]) }, ["movies base price: 10.00 → 10.50", "movies base minimum: 1 → 1.05"]],
    [
      "levels only, finer",
      { lines: "levels", step: decimal("0.0001") },
      ["movies 1 bands[0].price: 0.0125 → 0.0131", "movies 1 bands[0].flat: 2 → 2.1000"],
    ],
    [
      "to five cents",
      { rates: new Set(["movies"]), lines: "base", percent: decimal("2.3"), step: decimal("0.05") },
      ["movies base price: 10.00 → 10.25"],
    ],
    [
      "less, a half away from zero",
      { rates: new Set(["fees"]), percent: decimal("-15"), step: decimal("0.01") },
      ["fees base fixed: 0.30 → 0.26"],
    ],
    ["by nothing", { percent: decimal("0"), step: decimal("0.0001") }, []],
    ["to nothing", { rates: new Set(["fees"]), percent: decimal("-100") }, ["fees base fixed: 0.30 → 0.00"]],
  ])("%s", (_name, change, expected) => {
    expect(changesOf(change)).toEqual(expected);
  });

  it("gives the document with the new prices, and all else as it was", () => {
    const { document } = massChange(PLAN, { ...CHANGE, lines: "base", rates: new Set(["movies"]) });
    expect(document).toEqual({ ...PLAN, rates: [{ ...MOVIES, base: { charge: "perUnit", price: "10.50", minimum: "1.05" } }, FEES] });
    expect(document.rates[1]).toBe(PLAN.rates[1]);
  });
});
