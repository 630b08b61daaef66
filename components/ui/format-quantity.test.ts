import { expect, test } from "vitest";
import { formatQuantity } from "./format-quantity.ts";

test.each([
  ["1", "film", "1\u00a0film"],
  ["1234.500", "MB", "1,234.5\u00a0MB"],
  ["0.000000000001", undefined, "0.000000000001"],
  ["123456789012.123456789012", "s", "123,456,789,012.123456789012\u00a0s"],
  ["-3", undefined, "−3"],
  ["unknown", undefined, "unknown"],
])("%s %s", (value, unit, text) => {
  expect(formatQuantity(value, unit)).toBe(text);
});
