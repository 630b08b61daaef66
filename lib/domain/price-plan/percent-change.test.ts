import { expect, it } from "vitest";
import { percentChange } from "./percent-change.ts";

it.each([
  ["5.00", "4.00", "−20.0"],
  ["10", "10.50", "+5.0"],
  ["3", "4", "+33.3"],
  ["10.00", "10.0", null],
  ["0", "1", null],
  ["5", "", null],
  ["0.000001", "0.0000015", "+50.0"],
])("from %s to %s is %s percent", (before, after, expected) => {
  expect(percentChange(before, after)).toBe(expected);
});
