import type { Decimal } from "#lib/kernel/decimal.ts";
import { fixedText } from "#lib/kernel/safe-text.ts";
import { readClock } from "../calendar.ts";
import type { CompiledCharge } from "../charges/compile-charge.ts";
import type { SafeQuantity } from "../charges/safe-amount.ts";
import type { CompiledRate, CompiledRateBook } from "../compile-rate-book.ts";
import type { RefusedDiscount } from "../discounts/explained-discount.ts";
import { explainTax, explainUsage } from "../explain.ts";
import { explainRate, explainWinner } from "../explain-lines.ts";
import type { ExplainedAmounts, ExplainedDiscounts, ExplainedPart, ExplainedRounding, Explanation } from "../explanation.ts";
import type { Usage } from "../usage.ts";
import type { JudgedLines } from "./judge-lines.ts";
import type { Reckoned } from "./reckon-quickly.ts";
import type { RoundedAmounts } from "./round-safely.ts";

/** What was decided about usage that one line prices. */
export type QuicklyRated = {
  readonly rate: CompiledRate;
  readonly lines: JudgedLines;
  readonly charge: CompiledCharge;
  /** As the usage has it. */
  readonly quantity: SafeQuantity;
  readonly reckoned: Reckoned;
  /** Discounts that do not hold. */
  readonly refused: readonly RefusedDiscount[];
  readonly rounded: RoundedAmounts;
  /** Of the directive. */
  readonly sign: number;
  readonly taxPercent: Decimal;
};

/** As `explain`. */
export function explainQuickly(book: CompiledRateBook, usage: Usage, rated: QuicklyRated): Explanation {
  const { reckoned, rounded, sign } = rated;
  const { roundTo, mode } = book.rounding;
  const rounding = { before: reckoned.text, after: fixedText(rounded.rounded, roundTo), roundTo, mode, of: "amount" } as const;
  const explained = explainUsage(usage, rated.quantity.text);
  return {
    format: "ratewright/explanation@2",
    plan: book.explained,
    usage: explained,
    at: readClock(usage.from, book.timeZone),
    rate: explainRate(book, usage, rated.rate),
    parts: [explainOnlyPart(usage, rated, explained.from)],
    limit: null,
    discounts: explainDiscounts(reckoned, rated.refused),
    rounding,
    tax: explainTax(book, usage, rated.taxPercent),
    result: amountsText(rounded, rounding, sign),
  };
}

const NO_ATTRIBUTES: ExplainedPart["charge"]["attributes"] = {};

function explainOnlyPart(usage: Usage, { lines, charge, quantity, reckoned }: QuicklyRated, from: string): ExplainedPart {
  const { lines: addends, limit, text } = reckoned.charged;
  return {
    from,
    quantity: quantity.text,
    won: explainWinner(lines.winner, usage.from),
    lost: lines.lost,
    written: null,
    charge: {
      definition: charge.definition,
      quantity: reckoned.quantity.text,
      attributes: NO_ATTRIBUTES,
      lines: addends,
      limit,
      counter: null,
      amount: text,
    },
  };
}

/** Why some do not hold, then why others that do took nothing. */
function explainDiscounts({ held, applied, refused }: Reckoned, others: readonly RefusedDiscount[]): ExplainedDiscounts {
  return { held, applied, refused: refused.length === 0 ? others : [...others, ...refused] };
}

/** What was rounded is mostly the gross, or the net, and has its text. */
function amountsText({ rounded, gross, net, tax }: RoundedAmounts, { after, roundTo }: ExplainedRounding, sign: number): ExplainedAmounts {
  return {
    gross: gross === rounded && sign === 1 ? after : fixedText(gross * sign, roundTo),
    net: net === rounded && sign === 1 ? after : fixedText(net * sign, roundTo),
    tax: fixedText(tax * sign, roundTo),
  };
}
