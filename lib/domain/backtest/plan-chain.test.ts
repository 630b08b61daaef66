import { describe, expect, test } from "vitest";
import { ONE, ZERO } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { Usage } from "#lib/rating/usage.ts";
import { bookDecider, type PlanChain } from "./plan-chain.ts";

function bookFor(...productTypes: readonly string[]): CompiledRateBook {
  return compileRateBook({
    format: "ratewright/rate-book@1",
    code: "PLAN",
    name: "Plan",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rounding: "half-away-from-zero",
    roundTo: 2,
    rates: productTypes.map((productType) => ({
      key: productType,
      for: { productType },
      scope: "udr",
      base: { charge: "flat", amount: "1" },
      tiered: [],
    })),
    timeModels: {},
    zones: {},
  });
}

const FILM: Usage = {
  productCode: "LOTR1",
  productTypeCode: "movie",
  productFamilyCode: null,
  taxPercent: ZERO,
  quantity: ONE,
  from: instantFromMillis(0),
  to: null,
  metadata: {},
  directive: "toBeBilled",
};

const [both, calls, films] = [bookFor("movie", "call"), bookFor("call"), bookFor("movie")];
const globalPlan = { now: both, tried: both, isTried: false };

const decidingBooks = (chain: PlanChain, usage: Usage) => bookDecider(() => false)(chain, usage);

describe("which plan prices a usage on either side", () => {
  test("the first with a line, as it is rated", () => {
    const tried = { now: films, tried: films, isTried: true };
    expect(decidingBooks([tried, globalPlan], FILM)).toEqual({ now: films, tried: films, isConcerned: true, isUnchanged: false });
  });

  test("a line taken away leaves the usage to the next plan", () => {
    const tried = { now: films, tried: calls, isTried: true };
    expect(decidingBooks([tried, globalPlan], FILM)).toEqual({ now: films, tried: both, isConcerned: true, isUnchanged: false });
  });

  test("a line added takes the usage from the next plan", () => {
    const tried = { now: calls, tried: films, isTried: true };
    expect(decidingBooks([tried, globalPlan], FILM)).toEqual({ now: both, tried: films, isConcerned: true, isUnchanged: false });
  });

  test("a plan above has a line on both sides: nothing of the tried plan", () => {
    const own = { now: films, tried: films, isTried: false };
    const tried = { now: both, tried: both, isTried: true };
    expect(decidingBooks([own, tried], FILM).isConcerned).toBe(false);
  });

  test("a plan without a version in force is passed by", () => {
    const own = { now: null, tried: null, isTried: false };
    const tried = { now: both, tried: both, isTried: true };
    expect(decidingBooks([own, tried], FILM)).toMatchObject({ now: both, isConcerned: true, isUnchanged: false });
  });

  test("usage without a price anywhere is the tried plan's matter", () => {
    const tried = { now: calls, tried: calls, isTried: true };
    expect(decidingBooks([tried], FILM)).toEqual({ now: null, tried: null, isConcerned: true, isUnchanged: false });
  });

  test("one answer is one object, whatever the product; a rate that is the same is said to be", () => {
    const decide = bookDecider((_now, _tried, rate) => rate === "movie");
    const tried = { now: films, tried: both, isTried: true };
    const chain = [tried, globalPlan];
    const other = { ...FILM, productCode: "LOTR2" };
    expect(decide(chain, other)).toBe(decide(chain, FILM));
    expect(decide(chain, FILM)).toMatchObject({ now: films, tried: both, isUnchanged: true });
    expect(decide(chain, { ...FILM, productCode: "CALL", productTypeCode: "call" })).toMatchObject({
      now: both,
      tried: both,
      isUnchanged: false,
    });
  });
});
