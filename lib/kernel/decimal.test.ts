import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimal,
  decimalToShortString,
  decimalToString,
  fitsRate,
  multiplyDecimals,
  normalise,
  parseDecimal,
  rescale,
  subtractDecimals,
} from "./decimal.ts";

const anyDecimal: fc.Arbitrary<Decimal> = fc.record({
  unscaled: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  scale: fc.integer({ min: 0, max: 24 }),
});

describe("notation", () => {
  test.each(["0", "-0.5", "12.50", "3.000", "123456789012345678901234567890.1", "0.000000000001"])(
    "%s is read and written as it is",
    (text) => {
      expect(decimalToString(decimal(text))).toBe(text);
    },
  );

  test.each(["", " 1", "1 ", "+1", "01", "1.", ".5", "1e3", "1,5", "1_000", "0x10", "NaN", "Infinity", "−1", "--1", "٣", "1.5.2", "1\n"])(
    "%j is no decimal",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  test("whatever is written can be read", () => {
    const property = fc.property(anyDecimal, (value) => {
      expect(parseDecimal(decimalToString(value))).toEqual(value);
    });
    fc.assert(property);
  });

  test("what is read is what the pattern of plain notation says, digit by digit", () => {
    const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
    const text = fc.stringMatching(/^[-.0-9e+ ]{0,20}$/);
    const property = fc.property(text, (written) => {
      const read = parseDecimal(written);
      expect(read !== null).toBe(plain.test(written));
      if (read !== null) expect(read).toEqual({ unscaled: BigInt(written.replace(".", "")), scale: written.split(".")[1]?.length ?? 0 });
    });
    fc.assert(property, { numRuns: 5000 });
  });

  test.each([
    ["999999999999999", 999_999_999_999_999n],
    ["9999999999999999", 9_999_999_999_999_999n],
    ["-99999999999999.9", -999_999_999_999_999n],
    ["9007199254740993", 9_007_199_254_740_993n],
    ["-0", 0n],
  ])("%s keeps every digit", (text, unscaled) => {
    expect(parseDecimal(text)?.unscaled).toBe(unscaled);
  });

  test.each([
    ["12.50", "12.5"],
    ["3.000", "3"],
    ["-0.0500", "-0.05"],
    ["1000", "1000"],
    ["1000.00", "1000"],
    ["0.000", "0"],
    ["0.000000000001", "0.000000000001"],
  ])("%s is %s in short", (text, short) => {
    expect(decimalToShortString(decimal(text))).toBe(short);
  });

  test("short is what the normalised decimal writes", () => {
    const property = fc.property(anyDecimal, fc.integer({ min: 0, max: 8 }), ({ unscaled, scale }, zeros) => {
      const value = { unscaled: unscaled * 10n ** BigInt(zeros), scale };
      expect(decimalToShortString(value)).toBe(decimalToString(normalise(value)));
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test("text that was to be checked before is a fault", () => {
    expect(() => decimal("ten")).toThrow("not a decimal");
  });
});

test("a rate fits by its digits, counted one by one", () => {
  const property = fc.property(anyDecimal, (value) => {
    const [whole = "", fraction = ""] = decimalToString(normalise(value)).replace("-", "").split(".");
    expect(fitsRate(value)).toBe(whole.length <= 12 && fraction.length <= 12);
  });
  fc.assert(property, { numRuns: 1000 });
});

test.each([
  ["999999999999.999999999999", true],
  ["-999999999999.999999999999", true],
  ["1000000000000", false],
  ["0.000000000001", true],
  ["0.0000000000001", false],
  ["1.0000000000000000", true],
  ["999999999999.000000000000000", true],
  ["0", true],
])("%s fits a rate: %s", (text, fits) => {
  expect(fitsRate(decimal(text))).toBe(fits);
});

describe("arithmetic is exact", () => {
  test.each([
    ["0.1", "0.2", "0.3", "0.02"],
    ["1.50", "-0.5", "1.00", "-0.750"],
    ["-3", "-4", "-7", "12"],
    ["999999999999.999999999999", "0.000000000001", "1000000000000.000000000000", "0.999999999999999999999999"],
  ])("%s and %s", (left, right, sum, product) => {
    expect(decimalToString(addDecimals(decimal(left), decimal(right)))).toBe(sum);
    expect(decimalToString(multiplyDecimals(decimal(left), decimal(right)))).toBe(product);
  });

  test("what was added can be taken away", () => {
    const property = fc.property(anyDecimal, anyDecimal, (left, right) => {
      expect(compareDecimals(subtractDecimals(addDecimals(left, right), right), left)).toBe(0);
    });
    fc.assert(property);
  });

  test("multiplication distributes over addition", () => {
    const property = fc.property(anyDecimal, anyDecimal, anyDecimal, (factor, left, right) => {
      const together = multiplyDecimals(factor, addDecimals(left, right));
      expect(compareDecimals(together, addDecimals(multiplyDecimals(factor, left), multiplyDecimals(factor, right)))).toBe(0);
    });
    fc.assert(property);
  });
});

describe("comparison", () => {
  test.each([
    ["1.5", "1.50", 0],
    ["-1", "1", -1],
    ["0.10", "0.09", 1],
    ["-0.10", "-0.09", -1],
    ["0", "-0", 0],
  ])("%s to %s: %i", (left, right, expected) => {
    expect(compareDecimals(decimal(left), decimal(right))).toBe(expected);
  });

  test("does not see the scale", () => {
    const property = fc.property(anyDecimal, (value) => {
      expect(compareDecimals(normalise(value), value)).toBe(0);
      expect(normalise(normalise(value))).toEqual(normalise(value));
    });
    fc.assert(property);
  });
});

test("a scale grows without loss and never shrinks", () => {
  expect(rescale(decimal("1.5"), 6)).toBe(1_500_000n);
  expect(() => rescale(decimal("1.25"), 1)).toThrow("cannot shrink");
});
