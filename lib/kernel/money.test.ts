import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currency, isCurrency, minorDigits } from "./currency.ts";
import { absoluteMicros, fitsMoney, micros, microsToString, parseMicros, roundMicros, sumMicros } from "./money.ts";

const amount = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });

describe("text", () => {
  test.each([
    ["10", 10_000_000n],
    ["10.00", 10_000_000n],
    ["-0.000001", -1n],
    ["0", 0n],
    ["999999999999.999999", 999_999_999_999_999_999n],
  ])("%s is %i millionths", (text, expected) => {
    expect(parseMicros(text)).toBe(expected);
  });

  test.each(["0.0000001", "1000000000000", "1e6", "€10", "", "10,00"])("%j is no amount", (text) => {
    expect(parseMicros(text)).toBeNull();
    expect(() => micros(text)).toThrow("not an amount");
  });

  test.each([
    ["10", 2, "10.00"],
    ["10", 0, "10"],
    ["10.5", 0, "10.5"],
    ["-0.5", 2, "-0.50"],
    ["0.000125", 2, "0.000125"],
    ["0.100000", 2, "0.10"],
    ["0", 6, "0.000000"],
  ])("%s with at least %i decimals: %s", (text, digits, expected) => {
    expect(microsToString(micros(text), digits)).toBe(expected);
  });

  test("whatever is written can be read, at any number of decimals", () => {
    const property = fc.property(amount, fc.integer({ min: 0, max: 6 }), (value, digits) => {
      expect(parseMicros(microsToString(value, digits))).toBe(value);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

describe("rounding to the minor unit", () => {
  test.each([
    ["1.005", 2, "1.010000"],
    ["-1.005", 2, "-1.010000"],
    ["1.004999", 2, "1.000000"],
    ["499.5", 0, "500.000000"],
    ["0.0005", 3, "0.001000"],
    ["0.000001", 6, "0.000001"],
  ])("%s to %i decimals: %s", (text, digits, expected) => {
    expect(microsToString(roundMicros(micros(text), digits))).toBe(expected);
  });
});

test("money has 12 digits before and 6 after the point", () => {
  expect([10n ** 18n - 1n, 10n ** 18n, 1n - 10n ** 18n, -(10n ** 18n)].map(fitsMoney)).toEqual([true, false, true, false]);
});

test("sums do not depend on order", () => {
  const property = fc.property(fc.array(amount), (amounts) => {
    expect(sumMicros([...amounts].reverse())).toBe(sumMicros(amounts));
  });
  fc.assert(property);
});

test("an absolute amount has no sign", () => {
  expect([absoluteMicros(-5n), absoluteMicros(5n), absoluteMicros(0n)]).toEqual([5n, 5n, 0n]);
});

describe("currencies", () => {
  test.each([
    ["EUR", 2],
    ["USD", 2],
    ["JPY", 0],
    ["BHD", 3],
    ["CLF", 4],
  ])("%s has %i decimals", (code, digits) => {
    expect(minorDigits(currency(code))).toBe(digits);
  });

  test.each(["ZZZ", "eur", "", "constructor", "EURO"])("%j is none, and never two decimals", (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => currency(code)).toThrow("unknown currency");
  });
});
