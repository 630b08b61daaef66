import { compareDecimals, parseDecimal } from "#lib/kernel/decimal.ts";
import type { SamplePrice } from "./sample.ts";

/** "5.00" and "5.000" are one price: a plan that rounds finer has not changed it. */
export function isSamePriceAs(left: SamplePrice, right: SamplePrice): boolean {
  if ("refusal" in left || "refusal" in right) {
    return "refusal" in left && "refusal" in right && left.refusal === right.refusal;
  }
  const [before, after] = [parseDecimal(left.total), parseDecimal(right.total)];
  return left.currency === right.currency && before !== null && after !== null && compareDecimals(before, after) === 0;
}
