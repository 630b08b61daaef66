import { expect, test } from "vitest";
import { sampleCompared } from "#lib/domain/backtest/testing/sample-backtest.ts";
import { changeText, comparedText, countText, percentText } from "./figures.ts";

test.each([
  { percent: "20.0", text: "+20.0\u00a0%" },
  { percent: "-3.1", text: "−3.1\u00a0%" },
  { percent: "-0.4", text: "−0.4\u00a0%" },
  { percent: "0.0", text: "0.0\u00a0%" },
  { percent: "12345.6", text: "+12,345.6\u00a0%" },
  { percent: null, text: "–" },
])("$percent percent reads $text", ({ percent, text }) => {
  expect(percentText(percent)).toBe(text);
});

test("a change says which way it goes, and nothing has no way", () => {
  expect(["2", "-1234.5", "0.00"].map((change) => changeText(change, "EUR"))).toEqual(["+€2.00", "−€1,234.50", "€0.00"]);
});

test("one is not many", () => {
  expect([0, 1, 1234].map((count) => countText(count, "UDR"))).toEqual(["0 UDRs", "1 UDR", "1,234 UDRs"]);
});

test("a cell in words", () => {
  const row = sampleCompared({ udrs: 12, now: "10.00", tried: "12.00", change: "2.00" }, "20.0");
  expect(comparedText(row, "EUR")).toBe("12 UDRs, €10.00 now, €12.00 then, +€2.00 (+20.0\u00a0%)");
  const free = sampleCompared({ udrs: 1, now: "0.00", tried: "2.00", change: "2.00" });
  expect(comparedText(free, "EUR")).toBe("1 UDR, €0.00 now, €2.00 then, +€2.00");
  expect(comparedText(sampleCompared({ udrs: 0, now: "0.00", tried: "0.00", change: "0.00" }), "EUR")).toBe("no usage");
});
