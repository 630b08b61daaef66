import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion } from "./apportion.ts";

describe("shares of a total", () => {
  test.each<[string, bigint, readonly bigint[], readonly bigint[]]>([
    ["without a remainder", 30n, [10n, 20n], [10n, 20n]],
    ["the larger remainder gets the unit that is left", 10n, [10n, 20n], [3n, 7n]],
    ["of equal remainders the earlier", 5n, [1n, 1n, 1n], [2n, 2n, 1n]],
    ["a larger weight does not get it for being larger", 4n, [5n, 1n, 1n], [3n, 1n, 0n]],
    ["less than one unit each", 1n, [1n, 1n, 1n], [1n, 0n, 0n]],
    ["a weight of 0 gets nothing", 10n, [0n, 3n, 0n], [0n, 10n, 0n]],
    ["nothing to share", 0n, [1n, 2n], [0n, 0n]],
    ["the opposite of a total is shared as the total is", -5n, [1n, 1n, 1n], [-2n, -2n, -1n]],
    ["one weight", 7n, [3n], [7n]],
    ["beyond 2^53", 10n ** 24n + 1n, [1n, 1n], [5n * 10n ** 23n + 1n, 5n * 10n ** 23n]],
  ])("%s: %s by %s is %s", (_, total, weights, shares) => {
    expect(apportion(total, weights)).toEqual(shares);
  });

  test.each<[string, readonly bigint[]]>([
    ["nothing to weigh by", [0n, 0n]],
    ["no weights", []],
    ["a negative weight", [2n, -1n]],
  ])("%s is a fault", (_, weights) => {
    expect(() => apportion(1n, weights)).toThrow("weigh");
  });

  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 50n }), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((weight) => weight > 0n));
  const total = fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 10n ** 30n }));

  test("add up to it, each at most one unit from what it is owed, and none of a smaller remainder is preferred", () => {
    const property = fc.property(total, weights, (whole, all) => {
      const shares = apportion(whole, all);
      const sum = all.reduce((left, right) => left + right);
      expect(shares.reduce((left, right) => left + right)).toBe(whole);
      const extras = shares.map((share, index) => share - (whole * (all[index] ?? 0n)) / sum);
      expect(extras.every((extra) => extra === 0n || extra === 1n)).toBe(true);
      const remainders = all.map((weight) => (whole * weight) % sum);
      for (const [index, extra] of extras.entries()) {
        for (const [other, otherExtra] of extras.entries()) {
          if (extra <= otherExtra) continue;
          const [mine, theirs] = [remainders[index] ?? 0n, remainders[other] ?? 0n];
          expect(mine > theirs || (mine === theirs && index < other)).toBe(true);
        }
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test("of a hundred thousand parts are found in a moment", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => BigInt(25_200_000 + (index % 2) * 36_000_000));
    const shares = apportion(10n ** 12n + 7n, many);
    expect(shares.reduce((left, right) => left + right)).toBe(10n ** 12n + 7n);
  }, 2000);
});
