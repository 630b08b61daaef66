import type { ChargeLine } from "./charge-line.ts";
import type { Limit } from "./limits.ts";
import type { SafeAmount, SafeQuantity } from "./safe-amount.ts";

/**
 * F of one usage in safe integers, with the same lines as `total`: what an explanation needs, at a fraction of the time. For usage
 * measured by its quantity. Null where a figure might leave 2^53: then `total` has the word.
 */
export type SafeProgram = (quantity: SafeQuantity) => SafeCharged | null;

export type SafeCharged = {
  readonly amount: SafeAmount;
  /** Of the amount. */
  readonly text: string;
  /** They add up to what the amount was before the limit. */
  readonly lines: readonly ChargeLine[];
  readonly limit: Limit | null;
};
