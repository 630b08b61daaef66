import { decimalToShortString } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { readClock } from "./calendar.ts";
import type { ChargedLine } from "./charge-lines.ts";
import type { Counted } from "./charges/charge-program.ts";
import type { CompiledRate, CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import { explainSteps } from "./discounts/discount-step.ts";
import { NO_DISCOUNTS } from "./discounts/judge-discounts.ts";
import { refusedDiscounts } from "./discounts/refused-discounts.ts";
import type {
  ExplainedAmounts,
  ExplainedCharge,
  ExplainedCount,
  ExplainedDiscounts,
  ExplainedPart,
  ExplainedRate,
  ExplainedUsage,
  Explanation,
  LosingLine,
  WinningLine,
} from "./explanation.ts";
import { fractionToString } from "./fraction.ts";
import { failureIn } from "./match-zone.ts";
import type { Priced, UsageLine } from "./price-exactly.ts";
import type { Amounts } from "./round-and-tax.ts";
import type { SelectedRate } from "./select-rate.ts";
import { type Circumstances, judgeTier } from "./select-tier.ts";
import type { Usage } from "./usage.ts";

/** Tells the decisions that led to an amount. It judges the losing lines too, which pricing itself has no need to look at. */
export function explain(book: CompiledRateBook, usage: Usage, priced: Priced): Explanation {
  const { selected, charged, rounded, reduced } = priced;
  const { roundTo, mode } = book.rounding;
  return {
    format: "ratewright/explanation@2",
    plan: book.explained,
    usage: explainUsage(usage),
    at: readClock(usage.from, book.timeZone),
    rate: explainRate(selected),
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
    tax: {
      percent: decimalToShortString(priced.taxPercent),
      taxClass: usage.taxClass ?? "standard",
      inclusive: book.taxInclusive,
    },
    result: amountsToText(priced.amounts, roundTo),
  };
}

/** Those that held, with what each took; then why the others took nothing. */
function explainDiscounts(book: CompiledRateBook, usage: Usage, { judged, shortened, reduced }: Priced): ExplainedDiscounts {
  const refused = refusedDiscounts(book.discounts, usage);
  if (judged === NO_DISCOUNTS) return { held: [], applied: [], refused };
  const { freeUsage, levels, amounts } = judged;
  const steps = explainSteps([...shortened.steps, ...reduced.steps]);
  const held = [...freeUsage, ...levels.flat(), ...amounts];
  return {
    held: held.map(({ code, version, kind, value, level, counter }) => ({ code, version, kind, value, level, counter })),
    applied: steps.applied,
    refused: steps.refused.length === 0 ? refused : [...refused, ...steps.refused],
  };
}

function explainRate({ rate, lessSpecific }: SelectedRate): ExplainedRate {
  if (lessSpecific.length === 0) return rate.explained;
  return {
    ...rate.explained,
    lessSpecific: lessSpecific.map(({ key, for: target, base: { definition } }) => ({ key, for: target, charge: definition })),
  };
}

function explainUsage(usage: Usage): ExplainedUsage {
  return {
    product: usage.productCode,
    productType: usage.productTypeCode,
    family: usage.productFamilyCode,
    quantity: decimalToShortString(usage.quantity),
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
    won: explainWinner(tier, circumstances),
    lost: explainLosers(rate, tier, circumstances),
    written: charge === charged.charge ? null : charge.definition,
    charge: explainCharge(charged),
  };
}

function explainWinner(tier: CompiledTier | null, circumstances: Circumstances): WinningLine {
  if (tier === null) return { kind: "base" };
  const verdict = judgeTier(tier, circumstances);
  return { kind: "level", level: tier.level, zone: tier.zone?.code ?? null, time: verdict.holds ? verdict.time : null };
}

/** In the order of precedence: levels from the lowest, then the base. */
function explainLosers(rate: CompiledRate, winner: CompiledTier | null, circumstances: Circumstances): readonly LosingLine[] {
  const lost: LosingLine[] = [];
  for (const tier of rate.tiers) if (tier !== winner) lost.push(explainLosingTier(tier, winner, circumstances));
  if (winner !== null) lost.push(rate.lostBase);
  return lost;
}

function explainLosingTier(tier: CompiledTier, winner: CompiledTier | null, circumstances: Circumstances): LosingLine {
  const { level, charge, zone, lostByZone } = tier;
  const failure = zone && failureIn(zone, circumstances.metadata);
  const known = failure && lostByZone.get(failure);
  if (known) return known;
  const verdict = judgeTier(tier, circumstances);
  if (!verdict.holds) return { kind: "condition", level, charge: charge.definition, failed: verdict.failed };
  return { kind: "higherLevel", level, charge: charge.definition, winner: winner?.level ?? level };
}

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
