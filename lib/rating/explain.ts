import { decimalToString, normalise } from "#lib/kernel/decimal.ts";
import { instantToString } from "#lib/kernel/instant.ts";
import { microsToString } from "#lib/kernel/money.ts";
import { readClock } from "./calendar.ts";
import type { CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import type {
  ExplainedAmounts,
  ExplainedCharge,
  ExplainedPlan,
  ExplainedUsage,
  Explanation,
  LosingLine,
  WinningLine,
} from "./explanation.ts";
import { fractionToString } from "./fraction.ts";
import type { Priced } from "./price-usage.ts";
import type { Amounts } from "./round-and-tax.ts";
import { judgeTier } from "./select-tier.ts";
import type { Usage } from "./usage.ts";

/** Tells the decisions that led to an amount. It judges the losing lines too, which pricing itself has no need to look at. */
export function explain(book: CompiledRateBook, usage: Usage, priced: Priced): Explanation {
  const { rate } = priced.selected;
  const { roundTo, mode } = book.rounding;
  return {
    format: "ratewright/explanation@1",
    plan: explainPlan(book),
    usage: explainUsage(usage),
    at: readClock(usage.from, book.timeZone),
    rate: { key: rate.key, for: rate.for },
    won: explainWinner(priced.tier, usage),
    lost: explainLosers(priced, usage),
    charge: explainCharge(priced, usage),
    rounding: {
      before: fractionToString(priced.charged.amount),
      after: microsToString(priced.rounded, roundTo),
      roundTo,
      mode,
    },
    tax: {
      percent: decimalToString(normalise(priced.taxPercent)),
      taxClass: usage.taxClass ?? "standard",
      inclusive: book.taxInclusive,
    },
    result: amountsToText(priced.amounts, roundTo),
  };
}

function explainPlan({ code, name, version, currency }: CompiledRateBook): ExplainedPlan {
  return { code, name, version, currency };
}

function explainUsage(usage: Usage): ExplainedUsage {
  return {
    product: usage.productCode,
    productType: usage.productTypeCode,
    family: usage.productFamilyCode,
    quantity: decimalToString(normalise(usage.quantity)),
    from: instantToString(usage.from),
    directive: usage.directive,
  };
}

function explainWinner(tier: CompiledTier | null, usage: Usage): WinningLine {
  if (tier === null) return { kind: "base" };
  const verdict = judgeTier(tier, usage);
  return { kind: "level", level: tier.level, zone: tier.zone?.code ?? null, time: verdict.holds ? verdict.time : null };
}

/** In the order of precedence: levels from the lowest, the base, then rates with a less specific target. */
function explainLosers({ selected, tier: winner }: Priced, usage: Usage): readonly LosingLine[] {
  const { rate, lessSpecific } = selected;
  const levels = rate.tiers.filter((tier) => tier !== winner).map((tier) => explainLosingTier(tier, winner, usage));
  const base: readonly LosingLine[] = winner ? [{ kind: "base", charge: rate.base.definition }] : [];
  const targets = lessSpecific.map(({ key, for: target, base: { definition } }): LosingLine => {
    return { kind: "lessSpecific", key, for: target, charge: definition };
  });
  return [...levels, ...base, ...targets];
}

function explainLosingTier(tier: CompiledTier, winner: CompiledTier | null, usage: Usage): LosingLine {
  const { level, charge } = tier;
  const verdict = judgeTier(tier, usage);
  if (!verdict.holds) return { kind: "condition", level, charge: charge.definition, failed: verdict.failed };
  return { kind: "higherLevel", level, charge: charge.definition, winner: winner?.level ?? level };
}

function explainCharge({ charged, selected, tier }: Priced, usage: Usage): ExplainedCharge {
  const { definition } = tier?.charge ?? selected.rate.base;
  const { attributes, lines, limit } = charged;
  return { definition, quantity: decimalToString(normalise(usage.quantity)), attributes, lines, limit };
}

function amountsToText({ gross, net, tax }: Amounts, digits: number): ExplainedAmounts {
  return { gross: microsToString(gross, digits), net: microsToString(net, digits), tax: microsToString(tax, digits) };
}
