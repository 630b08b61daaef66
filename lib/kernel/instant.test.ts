import { describe, expect, test } from "vitest";
import { instantFromMillis, instantToString, parseInstant, plusMillis } from "./instant.ts";

describe("text with an offset is an instant", () => {
  test.each([
    ["2026-03-03T02:14:00+02:00", "2026-03-03T00:14:00.000Z"],
    ["2026-03-03T00:14:00Z", "2026-03-03T00:14:00.000Z"],
    ["2026-03-03T00:14Z", "2026-03-03T00:14:00.000Z"],
    ["2026-03-03T00:14:00.123456789Z", "2026-03-03T00:14:00.123Z"],
    ["2026-03-03T05:44:00+05:30", "2026-03-03T00:14:00.000Z"],
    ["2026-03-02T16:44:00-07:30", "2026-03-03T00:14:00.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ])("%s", (text, expected) => {
    const instant = parseInstant(text);
    expect(instant === null ? null : instantToString(instant)).toBe(expected);
  });
});

describe("other text is none", () => {
  test.each([
    "2026-03-03T02:14:00",
    "2026-03-03",
    "2026-03-03 02:14:00Z",
    "2026-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-03-00T00:00:00Z",
    "2026-03-03T25:00:00Z",
    "2026-03-03T02:60:00Z",
    "2026-03-03T02:14:00+99:99",
    "0999-12-31T00:00:00Z",
    "tomorrow",
    "",
  ])("%j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

test("moves by milliseconds, and stops where the calendar does", () => {
  const noon = instantFromMillis(Date.UTC(2026, 2, 3, 12));
  expect(instantToString(plusMillis(noon, -1))).toBe("2026-03-03T11:59:59.999Z");
  expect(instantToString(plusMillis(noon, Number.MAX_SAFE_INTEGER))).toBe("+275760-09-13T00:00:00.000Z");
});
