import { type Micros, microsToString } from "#lib/kernel/money.ts";

/** What is waiting for a bill: charges of posted UDRs, reversals not counted (a reversal alone never triggers). */
export type Unbilled = { readonly udrs: number; readonly gross: Micros };

export type BillingThresholds = { readonly maximumUnbilledUdrs: number | null; readonly maximumUnbilledAmount: Micros | null };

/**
 * Seed 002: UDRs are processed "as soon as the maximum number of unbilled UDRs or maximum unbilled amount is reached"
 * (reached: ≥). Null: not reached, or no threshold set.
 */
export function reachedThreshold(unbilled: Unbilled, thresholds: BillingThresholds): string | null {
  const { maximumUnbilledUdrs, maximumUnbilledAmount } = thresholds;
  if (maximumUnbilledUdrs !== null && unbilled.udrs >= maximumUnbilledUdrs)
    return `${unbilled.udrs} unbilled ${unbilled.udrs === 1 ? "UDR" : "UDRs"}`;
  if (maximumUnbilledAmount !== null && unbilled.udrs > 0 && unbilled.gross >= maximumUnbilledAmount) {
    return `${microsToString(unbilled.gross, 2)} unbilled`;
  }
  return null;
}
