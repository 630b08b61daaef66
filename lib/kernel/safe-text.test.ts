import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalToString, normalise } from "./decimal.ts";
import { fixedText, shortText } from "./safe-text.ts";

const RUNS = { numRuns: 10_000 };
const digits = fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.integer({ min: -2000, max: 2000 }));
const trailing = fc.constantFrom(1, 10, 1000, 1_000_000);
const scale = fc.integer({ min: 0, max: 15 });

const safe = fc.tuple(digits, trailing).map(([value, factor]) => (Number.isSafeInteger(value * factor) ? value * factor : value));

test("all places of the scale, as decimalToString writes them", () => {
  const property = fc.property(safe, scale, (unscaled, places) => {
    expect(fixedText(unscaled, places)).toBe(decimalToString({ unscaled: BigInt(unscaled), scale: places }));
  });
  fc.assert(property, RUNS);
});

test("the same without zeros at the end", () => {
  const property = fc.property(safe, scale, (unscaled, places) => {
    expect(shortText(unscaled, places)).toBe(decimalToString(normalise({ unscaled: BigInt(unscaled), scale: places })));
  });
  fc.assert(property, RUNS);
});

test.each([
  [0, 4, "0", "0.0000"],
  [-0, 4, "0", "0.0000"],
  [5, 3, "0.005", "0.005"],
  [1_000, 3, "1", "1.000"],
  [-12_500, 4, "-1.25", "-1.2500"],
  [Number.MAX_SAFE_INTEGER, 15, "9.007199254740991", "9.007199254740991"],
])("%d at scale %d", (unscaled, places, short, fixed) => {
  expect(shortText(unscaled, places)).toBe(short);
  expect(fixedText(unscaled, places)).toBe(fixed);
});
