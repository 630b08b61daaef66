import { type Decimal, decimalToShortString, ZERO } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { readClock } from "./calendar.ts";
import type { ChargedLine } from "./charge-lines.ts";
import type { Counted } from "./charges/charge-program.ts";
import type { CompiledRate, CompiledRateBook } from "./compile-rate-book.ts";
import { explainSteps } from "./discounts/discount-step.ts";
import type { StoredDiscount } from "./discounts/explained-discount.ts";
import { type JudgedDiscounts, NO_DISCOUNTS } from "./discounts/judge-discounts.ts";
import { refusedDiscounts } from "./discounts/refused-discounts.ts";
import { explainLosers, explainRate, explainWinner } from "./explain-lines.ts";
import type {
  ExplainedAmounts,
  ExplainedCharge,
  ExplainedCount,
  ExplainedDiscounts,
  ExplainedPart,
  ExplainedTax,
  ExplainedUsage,
  Explanation,
} from "./explanation.ts";
import { fractionToString } from "./fraction.ts";
import type { Priced, UsageLine } from "./price-exactly.ts";
import type { Amounts } from "./round-and-tax.ts";
import type { Usage } from "./usage.ts";

/** Tells the decisions that led to an amount, whatever the figures. */
export function explain(book: CompiledRateBook, usage: Usage, priced: Priced): Explanation {
  const { selected, charged, rounded, reduced } = priced;
  const { roundTo, mode } = book.rounding;
  return {
    format: "ratewright/explanation@2",
    plan: book.explained,
    usage: explainUsage(usage, decimalToShortString(usage.quantity)),
    at: readClock(usage.from, book.timeZone),
    rate: explainRate(book, usage, selected.rate),
    parts: charged.lines.map((line) => explainPart(line, selected.rate, usage)),
    limit: charged.limit,
    discounts: explainDiscounts(book, usage, priced),
    rounding: {
      before: fractionToString(reduced.amount),
      after: microsToString(rounded.amount, roundTo),
      roundTo,
      mode,
      of: rounded.of,
    },
    tax: explainTax(book, usage, priced.taxPercent),
    result: amountsToText(priced.amounts, roundTo),
  };
}

/** Those that held, with what each took; then why the others took nothing. */
function explainDiscounts(book: CompiledRateBook, usage: Usage, { judged, shortened, reduced }: Priced): ExplainedDiscounts {
  const refused = refusedDiscounts(book.discounts, usage);
  if (judged === NO_DISCOUNTS) return { held: [], applied: [], refused };
  const steps = explainSteps([...shortened.steps, ...reduced.steps]);
  return {
    held: storedDiscounts(judged),
    applied: steps.applied,
    refused: steps.refused.length === 0 ? refused : [...refused, ...steps.refused],
  };
}

/** In the order of consumption. */
export function storedDiscounts({ freeUsage, levels, amounts }: JudgedDiscounts): readonly StoredDiscount[] {
  const held = [...freeUsage, ...levels.flat(), ...amounts];
  return held.map(({ code, version, kind, value, level, counter, share }) => {
    const stored = { code, version, kind, value, level, counter };
    return share === undefined ? stored : { ...stored, share: { most: share.most, counter: share.counter } };
  });
}

/** With the text of its quantity, which the caller may know. */
export function explainUsage(usage: Usage, quantity: string): ExplainedUsage {
  return {
    product: usage.productCode,
    productType: usage.productTypeCode,
    family: usage.productFamilyCode,
    quantity,
    from: instantToString(usage.from),
    to: usage.to === null ? null : instantToString(usage.to),
    directive: usage.directive,
  };
}

function explainPart(charged: ChargedLine<UsageLine>, rate: CompiledRate, { metadata }: Usage): ExplainedPart {
  const { from, quantity, tier, charge } = charged.line;
  const circumstances = { from, metadata };
  return {
    from: instantToString(from),
    quantity: decimalToShortString(quantity),
    won: explainWinner(tier, from),
    lost: explainLosers(rate, tier, circumstances),
    written: charge === charged.charge ? null : charge.definition,
    charge: explainCharge(charged),
  };
}

/** Usage after usage is taxed alike, so that the latest answer mostly does once more. */
export function explainTax(
  { taxInclusive: inclusive }: CompiledRateBook,
  { taxClass = "standard" }: Usage,
  percent: Decimal,
): ExplainedTax {
  const { explained } = latestTax;
  if (latestTax.percent === percent && explained.taxClass === taxClass && explained.inclusive === inclusive) return explained;
  latestTax = { percent, explained: { percent: decimalToShortString(percent), taxClass, inclusive } };
  return latestTax.explained;
}

let latestTax: { readonly percent: Decimal; readonly explained: ExplainedTax } = {
  percent: ZERO,
  explained: { percent: "0", taxClass: "standard", inclusive: true },
};

function explainCharge({ charge, quantity, measure, total, counter, amount }: ChargedLine<UsageLine>): ExplainedCharge {
  return {
    definition: charge.definition,
    quantity: decimalToShortString(quantity),
    attributes: measure.attributes,
    lines: total.lines,
    limit: total.limit,
    counter: counter && {
      before: countToText(counter.before),
      after: countToText(counter.after),
      totalBefore: fractionToString(counter.totalBefore),
      totalAfter: fractionToString(total.amount),
    },
    amount: fractionToString(amount),
  };
}

function countToText({ quantity, udrs, beyondFree, paying }: Counted): ExplainedCount {
  return { quantity: decimalToShortString(quantity), udrs, beyondFree: decimalToShortString(beyondFree), paying };
}

function amountsToText({ gross, net, tax }: Amounts, digits: number): ExplainedAmounts {
  return { gross: microsToString(gross, digits), net: microsToString(net, digits), tax: microsToString(tax, digits) };
}
