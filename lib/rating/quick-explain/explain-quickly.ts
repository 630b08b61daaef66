import type { Decimal } from "#lib/kernel/decimal.ts";
import { fixedText } from "#lib/kernel/safe-text.ts";
import { readClock } from "../calendar.ts";
import type { CompiledCharge } from "../charges/compile-charge.ts";
import type { SafeQuantity } from "../charges/safe-amount.ts";
import type { CompiledRate, CompiledRateBook, CompiledTier } from "../compile-rate-book.ts";
import { refusedDiscounts } from "../discounts/refused-discounts.ts";
import { explainTax, explainUsage } from "../explain.ts";
import { explainLosers, explainRate, explainWinner } from "../explain-lines.ts";
import type { ExplainedAmounts, ExplainedDiscounts, ExplainedPart, Explanation } from "../explanation.ts";
import type { Usage } from "../usage.ts";
import type { Reckoned } from "./reckon-quickly.ts";
import type { RoundedAmounts } from "./round-safely.ts";

/** What was decided about usage that one line prices. */
export type QuicklyRated = {
  readonly rate: CompiledRate;
  /** Null when the base won. */
  readonly tier: CompiledTier | null;
  readonly charge: CompiledCharge;
  /** As the usage has it. */
  readonly quantity: SafeQuantity;
  readonly reckoned: Reckoned;
  readonly rounded: RoundedAmounts;
  /** Of the directive. */
  readonly sign: number;
  readonly taxPercent: Decimal;
};

/** As `explain`. */
export function explainQuickly(book: CompiledRateBook, usage: Usage, rated: QuicklyRated): Explanation {
  const { reckoned, rounded, sign } = rated;
  const { roundTo, mode } = book.rounding;
  const after = fixedText(rounded.rounded, roundTo);
  const explained = explainUsage(usage, rated.quantity.text);
  return {
    format: "ratewright/explanation@2",
    plan: book.explained,
    usage: explained,
    at: readClock(usage.from, book.timeZone),
    rate: explainRate(book, usage, rated.rate),
    parts: [explainOnlyPart(usage, rated, explained.from)],
    limit: null,
    discounts: explainDiscounts(book, usage, reckoned),
    rounding: { before: reckoned.text, after, roundTo, mode, of: "amount" },
    tax: explainTax(book, usage, rated.taxPercent),
    result: amountsText(rounded, { digits: roundTo, sign, after }),
  };
}

const NO_ATTRIBUTES: ExplainedPart["charge"]["attributes"] = {};

function explainOnlyPart(usage: Usage, { rate, tier, charge, quantity, reckoned }: QuicklyRated, from: string): ExplainedPart {
  const { lines, limit, text } = reckoned.charged;
  return {
    from,
    quantity: quantity.text,
    won: explainWinner(tier, usage.from),
    lost: explainLosers(rate, tier, usage),
    written: null,
    charge: {
      definition: charge.definition,
      quantity: reckoned.quantity.text,
      attributes: NO_ATTRIBUTES,
      lines,
      limit,
      counter: null,
      amount: text,
    },
  };
}

function explainDiscounts(book: CompiledRateBook, usage: Usage, { held, applied, refused }: Reckoned): ExplainedDiscounts {
  const others = refusedDiscounts(book.discounts, usage);
  return { held, applied, refused: refused.length === 0 ? others : [...others, ...refused] };
}

type Texts = { readonly digits: number; readonly sign: number; readonly after: string };

/** What was rounded is mostly the gross, or the net, and has its text. */
function amountsText({ rounded, gross, net, tax }: RoundedAmounts, { digits, sign, after }: Texts): ExplainedAmounts {
  const textOf = (amount: number) => (amount === rounded && sign === 1 ? after : fixedText(amount * sign, digits));
  return { gross: textOf(gross), net: textOf(net), tax: fixedText(tax * sign, digits) };
}
