import { expect, test } from "vitest";
import type { TimeModel } from "../rate-book.ts";
import { exact } from "./testing/exact.ts";
import { periodOf } from "./testing/naive-periods.ts";
import { apportion } from "./testing/naive-split.ts";
import { holdsInMinute } from "./testing/naive-time-model.ts";
import { roundByDigits } from "./testing/round-by-digits.ts";
import { everyDay } from "./testing/sheet.ts";
import { walkBands } from "./testing/walk-bands.ts";

test.each([
  ["2.5", 0, "half-away-from-zero", 3_000_000n],
  ["-2.5", 0, "half-away-from-zero", -3_000_000n],
  ["2.5", 0, "half-even", 2_000_000n],
  ["3.5", 0, "half-even", 4_000_000n],
  ["2.51", 0, "half-even", 3_000_000n],
  ["0.001", 2, "up", 10_000n],
  ["0.009", 2, "down", 0n],
  ["0.0000005", 6, "half-away-from-zero", 1n],
] as const)("%s at %i decimals, %s, is %s millionths", (text, roundTo, mode, expected) => {
  expect(roundByDigits(exact(text), roundTo, mode)).toBe(expected);
});

test("windows are half-open, wrap past midnight, and give way to exceptions with what they leave to the next day", () => {
  const model: TimeModel = {
    ...everyDay("22:00", "02:00"),
    dates: [
      { date: "2026-12-25", windows: [] },
      { date: "2025-12-31", until: "2026-01-01", yearly: true, windows: [{ from: "23:00", to: "01:00" }] },
    ],
  };
  const holds = (text: string) => holdsInMinute(model, Date.parse(`${text}+02:00`) / 60_000);
  const times = ["2026-12-24T22:00", "2026-12-24T23:59", "2026-12-25T00:00", "2026-12-25T22:00", "2026-12-26T01:00", "2026-12-26T22:00"];
  expect(times.map(holds)).toEqual([true, true, false, false, false, true]);
  const yearly = ["2026-12-30T23:00", "2026-12-31T01:00", "2026-12-31T23:30", "2027-01-01T00:30", "2027-01-02T00:59", "2027-01-02T01:00"];
  expect(yearly.map(holds)).toEqual([true, false, true, false, true, false]);
});

test("the largest remainder, the earlier of two", () => {
  expect(apportion(5n, [1n, 1n, 1n])).toEqual([2n, 2n, 1n]);
  expect(apportion(10n, [10n, 20n])).toEqual([3n, 7n]);
  expect(apportion(0n, [1n, 2n])).toEqual([0n, 0n]);
});

test("periods of a discount", () => {
  expect(periodOf("1970-01-11", null, { every: 1, unit: "week" })).toBe(0);
  expect(periodOf("1970-01-12", null, { every: 1, unit: "week" })).toBe(1);
  expect(periodOf("2026-02-27", "2026-01-31", { every: 1, unit: "month" })).toBe(0);
  expect(periodOf("2026-02-28", "2026-01-31", { every: 1, unit: "month" })).toBe(1);
  expect(periodOf("2026-03-30", "2026-01-31", { every: 1, unit: "month" })).toBe(1);
});

test("walking and leaping through bands is the same", () => {
  const ends = [exact("0.5"), exact("4.5"), null];
  expect(walkBands(exact("4.5"), ends)).toEqual([exact("0.5"), exact("4")]);
  expect(walkBands(exact("4.500001"), ends)).toEqual([exact("0.5"), exact("4"), exact("0.000001")]);
  expect(walkBands(exact("0"), ends)).toEqual([]);
});
