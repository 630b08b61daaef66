import { compareDecimals, parseDecimal } from "#lib/kernel/decimal.ts";
import type { RoundingMode } from "#lib/kernel/rounding.ts";
import type { Explanation } from "../explanation.ts";
import { fill, type Messages } from "./messages.ts";
import { moneyInWords } from "./money-in-words.ts";

/** Said only where digits were lost. */
export function roundingInWords({ rounding, plan }: Explanation, messages: Messages): readonly string[] {
  const { before, after, roundTo, mode, of } = rounding;
  if (isSame(before, after)) return [];
  return [
    fill(of === "difference" ? messages.roundedDifference : messages.rounded, {
      before: moneyInWords(before, plan.currency),
      after: moneyInWords(after, plan.currency),
      mode: modeInWords(mode, messages),
      decimals: roundTo === 1 ? messages.oneDecimal : fill(messages.manyDecimals, { count: roundTo }),
    }),
  ];
}

export function taxInWords({ tax, result, plan }: Explanation, messages: Messages): readonly string[] {
  if (tax.taxClass === "exempt") return [messages.exempt];
  if (tax.taxClass === "reverseCharge") return [messages.reverseCharge];
  if (tax.percent === "0") return [messages.untaxed];
  const amounts = { net: moneyInWords(result.net, plan.currency), tax: moneyInWords(result.tax, plan.currency) };
  return [fill(tax.inclusive ? messages.taxIncluded : messages.taxAdded, { ...amounts, percent: tax.percent })];
}

function isSame(before: string, after: string): boolean {
  const [left, right] = [parseDecimal(before), parseDecimal(after)];
  return left !== null && right !== null && compareDecimals(left, right) === 0;
}

function modeInWords(mode: RoundingMode, messages: Messages): string {
  const words = {
    "half-away-from-zero": messages.roundedHalfAwayFromZero,
    "half-even": messages.roundedHalfEven,
    up: messages.roundedUp,
    down: messages.roundedDown,
  } satisfies Record<RoundingMode, string>;
  return words[mode];
}
