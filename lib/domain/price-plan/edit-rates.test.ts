import { describe, expect, it } from "vitest";
import { lineOf, newRate, nextLevel, withLine, withoutLine, withoutRate, withRate } from "./edit-rates.ts";
import { mergeRates } from "./merge-rates.ts";
import type { DocumentRate } from "./price-plan-document.ts";

const price = (text: string) => ({ charge: "perUnit", price: text }) as const;
const MOVIES: DocumentRate = {
  key: "movies",
  for: { productType: "MOVIE" },
  scope: "udr",
  base: price("10"),
  tiered: [
    { level: 1, timeModel: "NIGHT", charge: price("5") },
    { level: 3, zone: "ABROAD", charge: price("12") },
  ],
};
const CALLS: DocumentRate = { key: "calls", for: { family: "CALLS" }, scope: "udr", base: price("1"), tiered: [] };
const PLAN = { name: "Global", rates: [MOVIES, CALLS] };
const line = (level: number | null, text: string) => ({ level, zone: null, timeModel: null, charge: price(text) });
const levelsOf = (rates: readonly DocumentRate[]) =>
  rates[0]?.tiered.map(({ level, charge }) => [level, "price" in charge && charge.price]);

describe("lines of a rate", () => {
  it("replaces the base, and leaves the levels", () => {
    expect(withLine(PLAN, "movies", { was: null, line: line(null, "9") }).rates[0]).toEqual({ ...MOVIES, base: price("9") });
  });

  it("adds a level in its place, with no member for what it does not ask", () => {
    const { rates } = withLine(PLAN, "movies", { was: null, line: line(2, "7") });
    expect(rates[0]?.tiered[1]).toEqual({ level: 2, charge: price("7") });
    expect(levelsOf(rates)).toEqual([
      [1, "5"],
      [2, "7"],
      [3, "12"],
    ]);
  });

  it("moves a level, and takes the place of the one that stood there", () => {
    expect(levelsOf(withLine(PLAN, "movies", { was: 1, line: line(4, "7") }).rates)).toEqual([
      [3, "12"],
      [4, "7"],
    ]);
    expect(levelsOf(withLine(PLAN, "movies", { was: 1, line: line(3, "7") }).rates)).toEqual([[3, "7"]]);
  });

  it("takes a level out, and touches no other rate", () => {
    const { rates } = withoutLine(PLAN, "movies", 1);
    expect(levelsOf(rates)).toEqual([[3, "12"]]);
    expect(rates[1]).toBe(CALLS);
  });

  it("finds a line, and the next level after all", () => {
    expect(lineOf(MOVIES, 3)).toEqual({ level: 3, zone: "ABROAD", timeModel: null, charge: price("12") });
    expect(lineOf(MOVIES, 2)).toBeNull();
    expect([nextLevel(MOVIES), nextLevel(CALLS)]).toEqual([4, 1]);
  });
});

describe("rates", () => {
  it("gives a new one a key of its own", () => {
    const facts = { for: { family: "MOVIES" }, scope: "udr", split: null, base: price("1") } as const;
    const made = newRate(PLAN, facts);
    expect(made.key).toBe("movies-2");
    expect(newRate(withRate(PLAN, made), facts).key).toBe("movies-3");
    expect(withRate(PLAN, made).rates.map(({ key }) => key)).toEqual(["movies", "calls", "movies-2"]);
  });

  it("replaces one in its place, and takes one out", () => {
    expect(withRate(PLAN, { ...MOVIES, scope: "period" }).rates.map(({ scope }) => scope)).toEqual(["period", "udr"]);
    expect(withoutRate(PLAN, "movies").rates).toEqual([CALLS]);
  });
});

describe("two people change the rates of one draft", () => {
  const mine = withLine(PLAN, "movies", { was: null, line: line(2, "7") });

  it("keeps mine where they changed another rate", () => {
    const theirs = withLine(PLAN, "calls", { was: null, line: line(null, "2") });
    const merged = mergeRates({ base: PLAN, mine, theirs });
    expect(merged).toMatchObject({ conflicts: [], taken: 1 });
    expect(merged.document.rates).toEqual([mine.rates[0], theirs.rates[1]]);
  });

  it("decides nothing where both changed it, and shows theirs until somebody chose", () => {
    const theirs = withoutRate(PLAN, "movies");
    const merged = mergeRates({ base: PLAN, mine, theirs });
    expect(merged.conflicts).toEqual([{ key: "movies", was: MOVIES, mine: mine.rates[0], theirs: null }]);
    expect(merged.document.rates).toEqual([CALLS]);
  });

  it("is no conflict where both did the same", () => {
    expect(mergeRates({ base: PLAN, mine, theirs: mine })).toEqual({ document: mine, conflicts: [], taken: 0 });
  });

  it("keeps what I added, and takes out what I took out", () => {
    const added = withRate(withoutRate(PLAN, "calls"), { ...CALLS, key: "texts" });
    expect(mergeRates({ base: PLAN, mine: added, theirs: PLAN }).document.rates.map(({ key }) => key)).toEqual(["movies", "texts"]);
  });
});
