import { describe, expect, test } from "vitest";
import { firstPreset, periodOf } from "./period-presets.ts";

const usage = { first: "2026-03-03", last: "2026-11-20" };

describe("the presets of a period", () => {
  test.each([
    { preset: "last7", today: "2026-11-22", period: { from: "2026-11-16", until: "2026-11-22" } },
    { preset: "last30", today: "2026-11-22", period: { from: "2026-10-24", until: "2026-11-22" } },
    { preset: "lastMonth", today: "2026-11-22", period: { from: "2026-10-01", until: "2026-10-31" } },
    { preset: "lastMonth", today: "2026-03-31", period: { from: "2026-02-01", until: "2026-02-28" } },
    { preset: "lastMonth", today: "2028-03-01", period: { from: "2028-02-01", until: "2028-02-29" } },
    { preset: "lastMonth", today: "2026-01-01", period: { from: "2025-12-01", until: "2025-12-31" } },
    { preset: "all", today: "2026-11-22", period: { from: "2026-03-03", until: "2026-11-20" } },
  ] as const)("$preset on $today", ({ preset, today, period }) => {
    expect(periodOf(preset, { today, usage })).toEqual(period);
  });

  test("of no usage there is no period", () => {
    expect(periodOf("all", { today: "2026-11-22", usage: null })).toBeNull();
  });

  test("the first choice is the last 30 days, or all usage when that is older", () => {
    expect(firstPreset({ today: "2026-11-22", usage })).toBe("last30");
    expect(firstPreset({ today: "2026-12-19", usage })).toBe("last30");
    expect(firstPreset({ today: "2026-12-20", usage })).toBe("all");
    expect(firstPreset({ today: "2026-12-21", usage: null })).toBe("last30");
  });
});
