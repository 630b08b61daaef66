import { describe, expect, test } from "vitest";
import { ONE, ZERO } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { type CompiledRateBook, compileRateBook } from "#lib/rating/compile-rate-book.ts";
import type { Usage } from "#lib/rating/usage.ts";
import { decidingBooks } from "./plan-chain.ts";

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

describe("which plan prices a usage on either side", () => {
  test("the first with a line, as it is rated", () => {
    const tried = { now: films, tried: films, isTried: true };
    expect(decidingBooks([tried, globalPlan], FILM)).toEqual({ now: films, tried: films, isConcerned: true });
  });

  test("a line taken away leaves the usage to the next plan", () => {
    const tried = { now: films, tried: calls, isTried: true };
    expect(decidingBooks([tried, globalPlan], FILM)).toEqual({ now: films, tried: both, isConcerned: true });
  });

  test("a line added takes the usage from the next plan", () => {
    const tried = { now: calls, tried: films, isTried: true };
    expect(decidingBooks([tried, globalPlan], FILM)).toEqual({ now: both, tried: films, isConcerned: true });
  });

  test("a plan above has a line on both sides: nothing of the tried plan", () => {
    const own = { now: films, tried: films, isTried: false };
    const tried = { now: both, tried: both, isTried: true };
    expect(decidingBooks([own, tried], FILM).isConcerned).toBe(false);
  });

  test("a plan without a version in force is passed by", () => {
    const own = { now: null, tried: null, isTried: false };
    const tried = { now: both, tried: both, isTried: true };
    expect(decidingBooks([own, tried], FILM)).toMatchObject({ now: both, isConcerned: true });
  });

  test("usage without a price anywhere is the tried plan's matter", () => {
    const tried = { now: calls, tried: calls, isTried: true };
    expect(decidingBooks([tried], FILM)).toEqual({ now: null, tried: null, isConcerned: true });
  });
});
