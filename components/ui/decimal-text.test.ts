import { expect, test } from "vitest";
import { canonicalDecimalText } from "./decimal-text.ts";

test.each([
  ["10", "10"],
  ["10.00", "10.00"],
  [" 1 234,50 ", "1234.50"],
  ["1,234.50", "1234.50"],
  ["1.234,50", "1234.50"],
  ["12,5", "12.5"],
  ["0,125", "0.125"],
  ["−5", "-5"],
  ["-0", "0"],
  ["007.50", "7.50"],
  [".5", "0.5"],
  ["5.", "5"],
  ["1,234,567", "1234567"],
  ["12345678901234567.89", "12345678901234567.89"],
])("reads %j as %j", (typed, canonical) => {
  expect(canonicalDecimalText(typed)).toBe(canonical);
});

test.each(["", "-", ".", "abc", "1e3", "1,234", "1.2.3", "1,23,456", "1.5,5.5", "€10"])("does not guess %j", (typed) => {
  expect(canonicalDecimalText(typed)).toBeNull();
});
