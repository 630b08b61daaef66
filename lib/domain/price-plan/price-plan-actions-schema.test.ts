import { describe, expect, it } from "vitest";
import { comparisonQuery, planDraftParams, planVersionParams } from "./price-plan-actions-schema.ts";

describe("an address", () => {
  it.each([
    ["GLOBAL", "GLOBAL"],
    ["EU%2FGLOBAL", "EU/GLOBAL"],
    ["EU/GLOBAL", "EU/GLOBAL"],
    ["%CE%A3", "Σ"],
  ])("may write the code %s encoded", (written, code) => {
    expect(planDraftParams.parse({ code: written })).toEqual({ code });
  });

  it("that cannot be decoded is refused and no fault", () => {
    expect(planDraftParams.safeParse({ code: "%E0%A4%A" }).success).toBe(false);
  });

  it.each(["0", "-1", "1.5", "draft", "1e3", "", "9999999999"])("names no version by %j", (version) => {
    expect(planVersionParams.safeParse({ code: "GLOBAL", version }).success).toBe(false);
  });

  it("of a comparison leaves out what is not usable", () => {
    expect(comparisonQuery.parse({ from: "2", to: "draft" })).toEqual({ from: "2", to: "draft" });
    expect(comparisonQuery.parse({ from: "x", to: ["1", "2"] })).toEqual({ from: null, to: null });
    expect(comparisonQuery.parse({})).toEqual({ from: null, to: null });
  });
});
