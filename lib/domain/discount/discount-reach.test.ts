import { expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import { MOST_COUNTED } from "../price-plan/plan-audience.ts";
import { givenAway, sumBounded } from "./discount-reach.ts";

const [EUR, JPY] = [currency("EUR"), currency("JPY")];

test("what was given away is added exactly, by currency, and rounded once", () => {
  const taken = [
    { currency: JPY, kind: "amount", took: "5", usages: 2 },
    { currency: EUR, kind: "percentage", took: "10/3", usages: 3 },
    { currency: EUR, kind: "amount", took: "0.004", usages: 1 },
    { currency: EUR, kind: "percentage", took: "0.001", usages: 1 },
    { currency: EUR, kind: "freeUsage", took: "2", usages: 4 },
  ];
  expect(givenAway(taken)).toEqual({
    usages: 11,
    given: [
      { currency: "EUR", total: "10.01", usages: 5 },
      { currency: "JPY", total: "10", usages: 2 },
    ],
    shortened: 4,
  });
  expect(givenAway([])).toEqual({ usages: 0, given: [], shortened: 0 });
});

test("counts that stopped stay more than could be counted", () => {
  expect(sumBounded([])).toBe(0);
  expect(sumBounded([1, MOST_COUNTED - 1])).toBe(MOST_COUNTED);
  expect(sumBounded([MOST_COUNTED, 1])).toBe(MOST_COUNTED + 1);
  expect(sumBounded([MOST_COUNTED + 1, MOST_COUNTED + 1])).toBe(MOST_COUNTED + 1);
});
