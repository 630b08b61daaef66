import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, decimalToString, parseDecimal } from "./decimal.ts";
import { divideRounded, ROUNDING_MODES } from "./rounding.ts";
import { divideSafe, greatestCommonDivisor, parseSafe, safeInteger, safeUnscaled } from "./safe-integer.ts";

const RUNS = { numRuns: 5000 };
const safe = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 1000 }));

test("divides as bigint does, by every mode and sign", () => {
  const property = fc.property(safe, safe, fc.boolean(), fc.constantFrom(...ROUNDING_MODES), (above, below, isNegative, mode) => {
    const numerator = isNegative ? -above : above;
    const denominator = Math.max(1, below);
    expect(BigInt(divideSafe(numerator, denominator, mode))).toBe(divideRounded(BigInt(numerator), BigInt(denominator), mode));
  });
  fc.assert(property, RUNS);
});

test("a quotient that is nearly whole is not taken for the next one", () => {
  const property = fc.property(
    fc.integer({ min: 1, max: 2 ** 26 }),
    fc.integer({ min: 1, max: 2 ** 26 }),
    fc.integer({ min: -1, max: 1 }),
    (left, right, step) => {
      const numerator = left * right + step;
      expect(BigInt(divideSafe(numerator, right, "down"))).toBe(BigInt(numerator) / BigInt(right));
    },
  );
  fc.assert(property, RUNS);
});

describe("what does not fit is NaN, and nothing else", () => {
  test.each([
    ["a bigint of 2^53", safeInteger(2n ** 53n)],
    ["a decimal at a scale too fine", safeUnscaled(decimal("1"), 16)],
    ["a decimal that leaves 2^53 at that scale", safeUnscaled(decimal("9007199255"), 7)],
    ["a numerator beyond", divideSafe(2 ** 53, 3, "down")],
    ["a denominator that is none", divideSafe(1, Number.NaN, "down")],
  ])("%s", (_, value) => {
    expect(value).toBeNaN();
  });

  test("the greatest common divisor of NaN comes to an end", () => {
    expect(greatestCommonDivisor(12, 18)).toBe(6);
    expect(greatestCommonDivisor(1, Number.NaN)).toBe(1);
    expect(greatestCommonDivisor(Number.NaN, 5)).toBe(5);
  });
});

test("reads what parseDecimal reads, up to fifteen digits and without a sign", () => {
  const text = fc.oneof(
    fc.tuple(fc.nat(), fc.integer({ min: 0, max: 12 })).map(([unscaled, scale]) => decimalToString({ unscaled: BigInt(unscaled), scale })),
    fc.string({ unit: fc.constantFrom("0", "1", "9", ".", "-", "e", " "), maxLength: 6 }),
  );
  const property = fc.property(text, (written) => {
    const read = parseSafe(written);
    const exact = parseDecimal(written);
    if (read === null) expect(exact === null || written.startsWith("-") || written.length > 15).toBe(true);
    else expect({ unscaled: BigInt(read.unscaled), scale: read.scale }).toEqual(exact);
  });
  fc.assert(property, RUNS);
});
