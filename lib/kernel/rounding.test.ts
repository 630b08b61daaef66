import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideRounded, ROUNDING_MODES } from "./rounding.ts";

describe("every mode, both signs, in tenths", () => {
  test.each([
    // ÷ 10      half-away half-even  up   down
    [24n, [2n, 2n, 3n, 2n]],
    [25n, [3n, 2n, 3n, 2n]],
    [26n, [3n, 3n, 3n, 2n]],
    [35n, [4n, 4n, 4n, 3n]],
    [30n, [3n, 3n, 3n, 3n]],
    [1n, [0n, 0n, 1n, 0n]],
    [5n, [1n, 0n, 1n, 0n]],
    [0n, [0n, 0n, 0n, 0n]],
    [-1n, [0n, 0n, -1n, 0n]],
    [-5n, [-1n, 0n, -1n, 0n]],
    [-24n, [-2n, -2n, -3n, -2n]],
    [-25n, [-3n, -2n, -3n, -2n]],
    [-35n, [-4n, -4n, -4n, -3n]],
  ])("%i", (numerator, expected) => {
    expect(ROUNDING_MODES.map((mode) => divideRounded(numerator, 10n, mode))).toEqual(expected);
  });
});

test("is never off by a whole, and symmetric about zero", () => {
  const property = fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), fc.constantFrom(...ROUNDING_MODES), (numerator, denominator, mode) => {
    const rounded = divideRounded(numerator, denominator, mode);
    const distance = rounded * denominator - numerator;
    expect((distance < 0n ? -distance : distance) < denominator).toBe(true);
    expect(divideRounded(-numerator, denominator, mode)).toBe(-rounded);
  });
  fc.assert(property, { numRuns: 1000 });
});

test("the two halves differ at a half only", () => {
  const property = fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
    const isHalf = (numerator * 2n) % denominator === 0n && numerator % denominator !== 0n;
    const [away, even] = [divideRounded(numerator, denominator, "half-away-from-zero"), divideRounded(numerator, denominator, "half-even")];
    expect(away === even || isHalf).toBe(true);
    expect(isHalf ? even % 2n : 0n).toBe(0n);
  });
  fc.assert(property, { numRuns: 1000 });
});

test.each([0n, -1n])("a denominator of %i is a fault", (denominator) => {
  expect(() => divideRounded(1n, denominator, "up")).toThrow("positive denominator");
});
