import { expect, test } from "vitest";
import { sampleBacktest } from "#lib/domain/backtest/testing/sample-backtest.ts";
import { periodInWords, usageInWords } from "./period-words.ts";

const { selection, zone } = sampleBacktest();

test("a period is told in the plan's zone, with its last day", () => {
  expect(periodInWords(selection, zone)).toBe("1 Oct 2026 to 31 Oct 2026");
  expect(periodInWords({ from: "2026-10-24T21:00:00Z", to: "2026-10-25T22:00:00Z" }, zone)).toBe("25 Oct 2026");
});

test("whose usage, and which", () => {
  expect(usageInWords(selection)).toBe("all usage of all accounts");
  const target = { kind: "family", code: "FILMS", name: "Films" } as const;
  expect(usageInWords({ classification: { code: "VIP", name: "VIP" }, target })).toBe("usage of Films of VIP accounts");
});
