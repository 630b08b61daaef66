import { expect, it } from "vitest";
import { cycleInWords, thresholdsInWords } from "./billing-term-view.ts";

it.each([
  [{ maximumUnbilledUdrs: 1, amount: null }, "Bills each order as soon as it is rated."],
  [{ maximumUnbilledUdrs: 3, amount: null }, "Bills as soon as 3 UDRs are unbilled."],
  [{ maximumUnbilledUdrs: null, amount: "€20.00" }, "Bills as soon as €20.00 is unbilled."],
  [{ maximumUnbilledUdrs: 3, amount: "€20.00" }, "Bills as soon as 3 UDRs or €20.00 are unbilled."],
  [{ maximumUnbilledUdrs: null, amount: null }, "Waits for the next billing run."],
])("thresholds %j", (thresholds, words) => {
  expect(thresholdsInWords({ classification: "normal", ...thresholds })).toBe(words);
});

it("a prepaid scheme has no thresholds", () => {
  expect(thresholdsInWords({ classification: "prepaid", maximumUnbilledUdrs: null, amount: null })).toBe(
    "Each order is paid from the wallet at once.",
  );
});

it.each([
  [{ billingMethod: "anniversary", cycleDay: null, frequencyMonths: 1 }, "Every month, from the day it began"],
  [{ billingMethod: "period", cycleDay: 1, frequencyMonths: 1 }, "Every month on day 1"],
  [{ billingMethod: "period", cycleDay: 31, frequencyMonths: 3 }, "Every 3 months on day 31, or the last day of a shorter month"],
  [{ billingMethod: "period", cycleDay: null, frequencyMonths: 12 }, "Every year"],
] as const)("cycle %j", (cycle, words) => {
  expect(cycleInWords(cycle)).toBe(words);
});
