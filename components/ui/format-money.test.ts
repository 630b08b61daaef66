import { describe, expect, test } from "vitest";
import { formatMoney, isNegativeMoney } from "./format-money.ts";

describe("money as text", () => {
  test.each([
    [{ value: "10.00", currency: "EUR" }, "€10.00"],
    [{ value: "10.000000", currency: "EUR" }, "€10.00"],
    [{ value: "10", currency: "EUR" }, "€10.00"],
    [{ value: 10_000_000n, currency: "EUR" }, "€10.00"],
    [{ value: -5_000_000n, currency: "EUR" }, "−€5.00"],
    [{ value: "-0.000125", currency: "EUR" }, "−€0.000125"],
    [{ value: "5.00", currency: "EUR", sign: "always" }, "+€5.00"],
    [{ value: "0.00", currency: "EUR", sign: "always" }, "€0.00"],
    [{ value: "-5.00", currency: "EUR", sign: "never" }, "€5.00"],
    [{ value: "1234.50", currency: "EUR", show: "none" }, "1,234.50"],
    [{ value: "1234", currency: "JPY" }, "JP¥1,234"],
    [{ value: "1.5", currency: "BHD", show: "none" }, "1.500"],
    [{ value: "999999999999.999999", currency: "EUR", show: "none" }, "999,999,999,999.999999"],
  ] as const)("%o is %s", (money, text) => {
    expect(formatMoney(money)).toBe(text);
  });

  test("the code stands before the figures, without a digit lost", () => {
    expect(formatMoney({ value: "12.30", currency: "EUR", show: "code" }).replace(/\s/u, " ")).toBe("EUR 12.30");
  });

  test("minus zero is not negative", () => {
    expect(isNegativeMoney("-0.00")).toBe(false);
    expect(isNegativeMoney("-0.01")).toBe(true);
    expect(isNegativeMoney(-1n)).toBe(true);
  });
});
