import { expect, test } from "vitest";
import { micros } from "#lib/kernel/money.ts";
import { reachedThreshold } from "./billing-threshold.ts";

test.each([
  // unbilled UDRs, their gross, maximum UDRs, maximum amount, reached (seed 002: "is reached", so ≥)
  [1, "10.00", 1, null, "1 unbilled UDR"],
  [2, "15.00", 3, null, null],
  [3, "25.00", 3, null, "3 unbilled UDRs"],
  [2, "15.00", null, "20.00", null],
  [3, "25.00", null, "20.00", "25.00 unbilled"],
  [2, "20.00", null, "20.00", "20.00 unbilled"],
  [9, "900.00", null, null, null],
  [1, "-10.00", null, "20.00", null],
  [0, "0", 1, "20.00", null],
])("%i UDRs, %s gross against %s UDRs, %s", (udrs, gross, maximumUdrs, maximumAmount, reached) => {
  const thresholds = { maximumUnbilledUdrs: maximumUdrs, maximumUnbilledAmount: maximumAmount === null ? null : micros(maximumAmount) };
  expect(reachedThreshold({ udrs, gross: micros(gross) }, thresholds)).toBe(reached);
});
