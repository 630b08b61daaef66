import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import {
  add,
  divide,
  type Fraction,
  fraction,
  fractionOf,
  fractionToString,
  isLess,
  multiply,
  NOTHING,
  overOneDenominator,
  simplest,
  subtract,
} from "./fraction.ts";

const RUNS = { numRuns: 2000 };
const denominator = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((exponent) => 10n ** BigInt(exponent)),
  fc.bigInt({ min: 1n, max: 1000n }),
  fc
    .tuple(fc.nat(8), fc.nat(8), fc.constantFrom(1n, 3n, 7n, 63n))
    .map(([twos, fives, rest]) => 2n ** BigInt(twos) * 5n ** BigInt(fives) * rest),
);
const anyFraction: fc.Arbitrary<Fraction> = fc.record({ numerator: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), denominator });
const isSame = (left: Fraction, right: Fraction) => left.numerator * right.denominator === right.numerator * left.denominator;

describe("as text", () => {
  test.each([
    [0n, 1n, "0"],
    [0n, 3n, "0"],
    [4995n, 1000n, "4.995"],
    [50n, 10n, "5"],
    [10n, 3n, "10/3"],
    [-20n, 6n, "-10/3"],
    [30n, 3n, "10"],
    [1n, 4n, "0.25"],
    [1n, 400n, "0.0025"],
    [7n, 600n, "7/600"],
    [6n, 600n, "0.01"],
    [-1n, 8n, "-0.125"],
    [1n, 10n ** 30n, `0.${"0".repeat(29)}1`],
  ])("%i over %i is %s", (numerator, below, text) => {
    expect(fractionToString({ numerator, denominator: below })).toBe(text);
  });

  test("nothing is lost, and a decimal is written wherever there is one", () => {
    const property = fc.property(anyFraction, (value) => {
      const text = fractionToString(value);
      expect(isSame(fraction(text), value)).toBe(true);
      const hasDecimal = (value.numerator * 10n ** 40n) % value.denominator === 0n;
      expect(text.includes("/")).toBe(!hasDecimal);
      expect(fractionToString(simplest(value))).toBe(text);
      expect(isSame(simplest(value), value)).toBe(true);
    });
    fc.assert(property, RUNS);
  });

  test("more denominators than are kept are written as well", () => {
    for (let below = 1n; below < 3000n; below += 1n)
      expect(isSame(fraction(fractionToString({ numerator: 1n, denominator: below })), { numerator: 1n, denominator: below })).toBe(true);
  });

  test.each(["", "/3", "1/", "1/0", "1/-3", "1/2.5", "ten", "1 / 3"])("%j is no fraction", (text) => {
    expect(() => fraction(text)).toThrow("not a fraction");
  });
});

describe("arithmetic is exact", () => {
  test("what was added can be taken away, in any order", () => {
    const property = fc.property(anyFraction, anyFraction, (left, right) => {
      expect(isSame(subtract(add(left, right), right), left)).toBe(true);
      expect(isSame(add(left, right), add(right, left))).toBe(true);
      expect(isSame(add(left, NOTHING), left)).toBe(true);
    });
    fc.assert(property, RUNS);
  });

  test("a sum takes the finer denominator, so that many addends stay small", () => {
    const [tenth, thousandth] = [fraction("0.1"), fraction("0.001")];
    expect(add(tenth, thousandth)).toEqual({ numerator: 101n, denominator: 1000n });
    expect(add(thousandth, tenth)).toEqual({ numerator: 101n, denominator: 1000n });
  });

  test("multiplication distributes over addition", () => {
    const property = fc.property(anyFraction, anyFraction, anyFraction, (factor, left, right) => {
      expect(isSame(multiply(factor, add(left, right)), add(multiply(factor, left), multiply(factor, right)))).toBe(true);
    });
    fc.assert(property, RUNS);
  });

  test("one is less than another when their difference is negative", () => {
    const property = fc.property(anyFraction, anyFraction, (left, right) => {
      expect(isLess(left, right)).toBe(subtract(left, right).numerator < 0n);
    });
    fc.assert(property, RUNS);
  });

  test("one denominator for several", () => {
    const property = fc.property(fc.array(anyFraction, { maxLength: 5 }), (values) => {
      const { numerators, denominator: common } = overOneDenominator(values);
      expect(values.every((value, index) => isSame(value, { numerator: numerators[index] ?? 0n, denominator: common }))).toBe(true);
    });
    fc.assert(property, RUNS);
  });

  test("division is by something positive", () => {
    expect(fractionToString(divide(fractionOf(decimal("2.50")), fractionOf(decimal("0.3"))))).toBe("25/3");
    expect(() => divide(NOTHING, NOTHING)).toThrow("something positive");
  });
});
