import { describe, expect, test } from "vitest";
import { directionOf, heatStep, largestOf, percentOf, shareOf } from "./change-scale.ts";

describe("the scale of a picture", () => {
  test("which way an amount goes, however it is written", () => {
    expect(["0.01", "-0.000001", "0.00", "0", "-0.00"].map(directionOf)).toEqual(["more", "less", "same", "same", "same"]);
  });

  test("the largest is the farthest from nothing", () => {
    expect(largestOf(["1.5", "-20.25", "20.2"])).toBe("20.25");
    expect(largestOf([])).toBe("0");
  });

  test.each([
    { amount: "5", largest: "20", share: "25.0" },
    { amount: "-5", largest: "20.00", share: "25.0" },
    { amount: "20", largest: "20", share: "100.0" },
    { amount: "0.001", largest: "20", share: "0.0" },
    { amount: "1", largest: "3", share: "33.3" },
    { amount: "0", largest: "0", share: "0.0" },
  ])("$amount of $largest is $share %", ({ amount, largest, share }) => {
    expect(shareOf(amount, largest)).toBe(share);
  });

  test.each([
    { change: "0.00", step: 0 },
    { change: "0.000001", step: 1 },
    { change: "-25", step: 1 },
    { change: "25.01", step: 2 },
    { change: "50", step: 2 },
    { change: "-75", step: 3 },
    { change: "75.000001", step: 4 },
    { change: "-100", step: 4 },
  ])("$change of 100 is step $step", ({ change, step }) => {
    expect(heatStep(change, "100")).toBe(step);
  });

  test("nothing changes anywhere: no cell is coloured", () => {
    expect(heatStep("0", "0")).toBe(0);
  });

  test("percent of what is paid now; of nothing there is none", () => {
    expect(percentOf("-3.1", "100")).toBe("-3.1");
    expect(percentOf("1", "3")).toBe("33.3");
    expect(percentOf("2.00", "-4")).toBe("50.0");
    expect(percentOf("5", "0.00")).toBeNull();
  });
});
