import { describe, expect, test } from "vitest";
import { sampleBacktest, sampleCompared, sampleEstimate, sampleResult } from "#lib/domain/backtest/testing/sample-backtest.ts";
import { headlineOf } from "./headline.ts";

const totalOf = (change: string, changed: number, percent: string | null = null) => ({
  ...sampleCompared({ udrs: 1234, now: "100.00", tried: "100.00", change }, percent),
  grossNow: "110.00",
  grossTried: "110.00",
  changed,
});
const running = { state: "running", total: null, finishedAt: null } as const;

describe("the headline of a backtest", () => {
  test("the whole: which way, by how much, and whom it meets", () => {
    expect(headlineOf(sampleBacktest())).toEqual({
      sentence: "Revenue would fall by €1,234.50 (−3.1\u00a0%).",
      detail: "2,300 of 12,345 UDRs would cost more or less. 3 accounts would pay more, 7 less.",
    });
  });

  test("a rise of something that was free has no percentage", () => {
    const result = sampleResult({ total: totalOf("0.50", 3) });
    expect(headlineOf(sampleBacktest({ result })).sentence).toBe("Revenue would rise by €0.50.");
  });

  test("an estimate says how sure it is", () => {
    const result = sampleResult({ isWhole: false, estimate: sampleEstimate("-1234.50", "12.00") });
    expect(headlineOf(sampleBacktest({ ...running, result }))).toEqual({
      sentence: "Revenue would fall by €1,234.50 (−3.1\u00a0%).",
      detail: "95 % certain within ±€12.00. 12,345 UDRs rated so far.",
    });
  });

  test.each(["-12.00", "12.00", "11.99", "0.00"])("a margin that reaches over nothing leaves the direction of %s open", (amount) => {
    const result = sampleResult({ isWhole: false, estimate: sampleEstimate(amount, "12.00") });
    const { sentence, detail } = headlineOf(sampleBacktest({ ...running, result }));
    expect(sentence).toBe("It is still open whether revenue would rise or fall.");
    expect(detail).toContain("95 % certain within ±€12.00");
  });

  test("too little to tell", () => {
    const result = sampleResult({ isWhole: false });
    expect(headlineOf(sampleBacktest({ ...running, result }))).toEqual({
      sentence: "So far, revenue would fall by €1,234.50.",
      detail: "12,345 UDRs rated. Too little is rated yet to tell what all of it comes to.",
    });
    expect(headlineOf(sampleBacktest({ state: "cancelled", total: null, result })).detail).toContain("It ended too early");
  });

  test("nothing changes", () => {
    const result = sampleResult({ total: totalOf("0.00", 0, "0.0") });
    expect(headlineOf(sampleBacktest({ result })).sentence).toBe("The draft prices all 1,234 UDRs as v3 does.");
  });

  test("changes that even out are not called none", () => {
    const result = sampleResult({ total: totalOf("0.00", 4, "0.0") });
    const { sentence, detail } = headlineOf(sampleBacktest({ result }));
    expect(sentence).toBe("Revenue would stay the same.");
    expect(detail).toContain("4 of 1,234 UDRs would cost more or less.");
  });

  test("usage that would lose its price is never left out", () => {
    const losesPrice = { udrs: 5, amount: "0.00", reasons: [], products: [], examples: [] };
    const result = sampleResult({ total: totalOf("0.00", 0, "0.0"), losesPrice });
    expect(headlineOf(sampleBacktest({ result }))).toMatchObject({
      sentence: "Revenue would stay the same.",
      detail: expect.stringContaining("5 UDRs would lose their price."),
    });
  });

  test.each([
    { unpriced: 0, elsewhere: 0, sentence: "There was no such usage in this period." },
    { unpriced: 3, elsewhere: 9, sentence: "Neither version prices any of this usage." },
    { unpriced: 0, elsewhere: 9, sentence: "Other plans price all of this usage." },
  ])("no usage of this plan: $sentence", ({ sentence, ...counts }) => {
    const result = sampleResult({ total: { ...totalOf("0.00", 0), udrs: 0 }, ...counts });
    expect(headlineOf(sampleBacktest({ result })).sentence).toBe(sentence);
  });

  test.each(["waiting", "running", "cancelled", "failed"] as const)("%s without a result yet", (state) => {
    const { sentence, detail } = headlineOf(sampleBacktest({ state, total: null, result: null }));
    expect(sentence).not.toBe("");
    expect(detail).not.toContain("€");
  });
});
