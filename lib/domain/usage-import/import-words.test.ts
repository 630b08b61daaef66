import { describe, expect, it } from "vitest";
import { type ImportFigures, importInWords, shareLookedAt } from "./import-words.ts";
import { IMPORT_STATES } from "./usage-import-view.ts";

const figures = (given: Partial<ImportFigures>): ImportFigures => ({
  state: "finished",
  received: 0,
  checkedLines: 0,
  accepted: 0,
  duplicates: 0,
  rejected: 0,
  parked: 0,
  ...given,
});

describe("what became of a batch", () => {
  it.each([
    [figures({ received: 1, accepted: 1 }), "Its line became a UDR."],
    [figures({ received: 1200, accepted: 1200 }), "All 1,200 lines became UDRs."],
    [
      figures({ received: 4, accepted: 1, duplicates: 1, rejected: 1, parked: 1 }),
      "1 of 4 lines became UDRs. 1 is parked, 1 is there already and 1 is rejected.",
    ],
    [figures({ received: 5, accepted: 2, duplicates: 3 }), "2 of 5 lines became UDRs. 3 are there already."],
    [figures({ received: 0 }), "0 of 0 lines became UDRs."],
    [figures({ state: "waiting", received: 2 }), "2 lines received. Nothing was looked at yet."],
    [figures({ state: "running", received: 2000, checkedLines: 1500 }), "1,500 of 2,000 lines looked at."],
    [figures({ state: "refused", received: 2, rejected: 1 }), "It was refused as a whole: no line became a UDR."],
    [figures({ state: "cancelled", received: 9, checkedLines: 4, accepted: 4 }), "Cancelled after 4 of 9 lines. 4 of 9 lines became UDRs."],
  ])("is said in words", (view, words) => {
    expect(importInWords(view)).toBe(words);
  });

  it("is a sentence in every state", () => {
    for (const state of IMPORT_STATES) expect(importInWords(figures({ state, received: 3 }))).toMatch(/^[A-Z0-9].*\.$/);
  });
});

it.each([
  [0, 0, 0],
  [1000, 999, 99],
  [1000, 1000, 100],
])("of %d lines %d are %d percent", (received, checkedLines, share) => {
  expect(shareLookedAt({ received, checkedLines })).toBe(share);
});
