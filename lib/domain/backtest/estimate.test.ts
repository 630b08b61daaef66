import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateSum } from "./estimate.ts";

describe("what some parts say of all of them", () => {
  test("all parts alike: the sum is known, and nothing is uncertain", () => {
    expect(estimateSum([7n, 7n, 7n, 7n, 7n], 100)).toEqual({ amount: 700n, margin: 0n });
  });

  test("all parts rated: the sum itself", () => {
    expect(estimateSum([1n, 2n, 3n, 4n, 5n], 5)).toEqual({ amount: 15n, margin: 0n });
  });

  test("fewer than five parts say nothing", () => {
    expect(estimateSum([1n, 2n, 3n, 4n], 100)).toBeNull();
    expect(estimateSum([], 0)).toBeNull();
  });

  // N = 20, n = 5, values 2 4 6 8 10: mean 6, s² = 10; 20·√(0.75 · 10 / 5)·2.776 = 67.9979…
  test("by hand", () => {
    expect(estimateSum([2n, 4n, 6n, 8n, 10n], 20)).toEqual({ amount: 120n, margin: 67n });
  });

  test("the truth lies within the margin about 95 times of 100", () => {
    let seed = 12_345;
    const chance = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed;
    };
    const whole = Array.from({ length: 256 }, () => BigInt(1_000 + (chance() % 1_000)));
    const truth = whole.reduce((sum, each) => sum + each, 0n);
    let within = 0;
    for (let round = 0; round < 400; round += 1) {
      const shuffled = whole.map((value) => ({ value, order: chance() })).sort((left, right) => left.order - right.order);
      const estimate = estimateSum(
        shuffled.slice(0, 20).map(({ value }) => value),
        whole.length,
      );
      const off = (estimate?.amount ?? 0n) - truth;
      if ((off < 0n ? -off : off) <= (estimate?.margin ?? 0n)) within += 1;
    }
    expect(within / 400).toBeGreaterThan(0.91);
    expect(within / 400).toBeLessThan(0.985);
  });

  test("credits are as good as charges", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 5, maxLength: 40 }), (sample) => {
        const one = estimateSum(sample, 256);
        const other = estimateSum(
          sample.map((each) => -each),
          256,
        );
        expect(other?.margin).toBe(one?.margin);
        expect(other?.amount).toBe(-(one?.amount ?? 0n));
      }),
    );
  });
});
