import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import type { RoundingMode } from "#lib/kernel/rounding.ts";
import { fractionOf } from "./fraction.ts";
import { roundOnce, splitTax } from "./round-and-tax.ts";

describe("one rounding", () => {
  test.each<[amount: string, roundTo: number, mode: RoundingMode, rounded: string]>([
    ["1.005", 2, "half-away-from-zero", "1.010000"],
    ["1.004999999999", 2, "half-away-from-zero", "1.000000"],
    ["1.005", 2, "half-even", "1.000000"],
    ["1.015", 2, "half-even", "1.020000"],
    ["1.001", 2, "up", "1.010000"],
    ["1.009", 2, "down", "1.000000"],
    ["0.000125", 6, "half-away-from-zero", "0.000125"],
    ["0.0000125", 6, "half-away-from-zero", "0.000013"],
    ["499.5", 0, "half-away-from-zero", "500.000000"],
    ["0.0005", 3, "half-away-from-zero", "0.001000"],
  ])("%s to %i decimals, %s: %s", (amount, roundTo, mode, rounded) => {
    expect(microsToString(roundOnce(fractionOf(decimal(amount)), { roundTo, mode }))).toBe(rounded);
  });

  test("a third is rounded from the fraction, not from a decimal near it", () => {
    expect(roundOnce({ numerator: 10n, denominator: 3n }, { roundTo: 2, mode: "half-away-from-zero" })).toBe(micros("3.33"));
    expect(roundOnce({ numerator: 20n, denominator: 3n }, { roundTo: 2, mode: "half-away-from-zero" })).toBe(micros("6.67"));
  });
});

describe("tax", () => {
  test.each<[rounded: string, percent: string, kind: "inclusive" | "exclusive", gross: string, net: string, tax: string]>([
    ["10.00", "10", "inclusive", "10.00", "9.09", "0.91"],
    ["5.00", "10", "inclusive", "5.00", "4.55", "0.45"],
    ["3.00", "10", "inclusive", "3.00", "2.73", "0.27"],
    ["0.01", "10", "inclusive", "0.01", "0.01", "0.00"],
    ["11.90", "19", "inclusive", "11.90", "10.00", "1.90"],
    ["10.00", "0", "inclusive", "10.00", "10.00", "0.00"],
    ["10.00", "100", "inclusive", "10.00", "5.00", "5.00"],
    ["10.00", "10", "exclusive", "11.00", "10.00", "1.00"],
    ["0.05", "10", "exclusive", "0.06", "0.05", "0.01"],
    ["0.04", "10", "exclusive", "0.04", "0.04", "0.00"],
    ["9.99", "5.5", "exclusive", "10.54", "9.99", "0.55"],
    ["0.00", "10", "exclusive", "0.00", "0.00", "0.00"],
  ])("%s at %s %%, %s: %s = %s + %s", (rounded, percent, kind, gross, net, tax) => {
    const rounding = { roundTo: 2, mode: "half-away-from-zero" } as const;
    const split = splitTax(micros(rounded), { percent: decimal(percent), inclusive: kind === "inclusive", rounding });
    expect(split).toEqual({ gross: micros(gross), net: micros(net), tax: micros(tax) });
  });
});
