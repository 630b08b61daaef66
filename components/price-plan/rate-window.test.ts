import { describe, expect, it } from "vitest";
import type { RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { queryShowing, RATES_ON_A_PAGE, rateWindow } from "./rate-window.ts";

const rate = (number: number, name = `Film ${number}`): RateLines => ({
  key: `film-${number}`,
  target: { kind: "product", code: `FILM-${number}`, name },
  unit: null,
  scope: "udr",
  split: null,
  lines: [],
});
const MANY = Array.from({ length: 2 * RATES_ON_A_PAGE + 10 }, (_, index) => rate(index + 1));
const keysOf = (rates: readonly RateLines[]) => rates.map(({ key }) => key);

describe("rates by the page", () => {
  it("shows no more than a page of them, and says how many there are", () => {
    const first = rateWindow(MANY, { wanted: "", page: 1 });
    expect(first).toMatchObject({ matching: 60, total: 60, page: 1, pages: 3 });
    expect(keysOf(first.shown)).toEqual(keysOf(MANY.slice(0, RATES_ON_A_PAGE)));
    expect(keysOf(rateWindow(MANY, { wanted: "", page: 3 }).shown)).toEqual(keysOf(MANY.slice(-10)));
  });

  it.each([
    [0, 1],
    [-4, 1],
    [99, 3],
  ])("an address that names page %i leads to page %i", (page, turned) => {
    expect(rateWindow(MANY, { wanted: "", page }).page).toBe(turned);
  });

  it("has one page of nothing where there is no rate, or none that matches", () => {
    expect(rateWindow([], { wanted: "", page: 2 })).toMatchObject({ shown: [], matching: 0, page: 1, pages: 1 });
    expect(rateWindow(MANY, { wanted: "opera", page: 1 })).toMatchObject({ shown: [], matching: 0, total: 60, page: 1, pages: 1 });
  });

  it.each([
    ["FILM-5", ["film-5", ...Array.from({ length: 10 }, (_, index) => `film-${50 + index}`)]],
    ["  film   42 ", ["film-42"]],
    ["braveheart", ["film-7"]],
    ["product heart", ["film-7"]],
  ])("looks for %j in names, codes and keys", (wanted, keys) => {
    const rates = MANY.map((each) => (each.key === "film-7" ? rate(7, "Braveheart") : each));
    expect(keysOf(rateWindow(rates, { wanted, page: 1 }).shown)).toEqual(keys);
  });
});

describe("where a rate is found", () => {
  it.each([
    ["", "film-1", { wanted: "", page: 1 }],
    ["", "film-26", { wanted: "", page: 2 }],
    ["film", "film-60", { wanted: "film", page: 3 }],
    // What is looked for hides it, so that is given up.
    ["film-2", "film-37", { wanted: "", page: 2 }],
    ["", "gone", null],
  ])("looking for %j, %s is at %j", (wanted, key, query) => {
    expect(queryShowing(MANY, wanted, key)).toEqual(query);
  });
});
