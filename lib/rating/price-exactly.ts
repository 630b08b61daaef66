import { type Decimal, decimalToString, fitsRate, ZERO } from "#lib/kernel/decimal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { Line } from "./charge-lines.ts";
import type { CompiledRateBook, CompiledTier } from "./compile-rate-book.ts";
import type { Counters } from "./counters.ts";
import { type JudgedDiscounts, judgeDiscounts } from "./discounts/judge-discounts.ts";
import { type PricedLines, priceLines } from "./price-lines.ts";
import type { RatingRefusal } from "./rating-refusal.ts";
import { type SelectedRate, selectRate } from "./select-rate.ts";
import { selectTier } from "./select-tier.ts";
import { cutUsage } from "./split/cut-usage.ts";
import type { Usage } from "./usage.ts";

/** Part of a usage, and the tiered rate that won it; null when the base did. */
export type UsageLine = Line & { readonly from: Instant; readonly tier: CompiledTier | null };

/** An amount, and every decision that led to it. */
export type Priced = PricedLines<UsageLine> & {
  readonly selected: SelectedRate;
  readonly judged: JudgedDiscounts;
  readonly taxPercent: Decimal;
};

/**
 * The pipeline, exact whatever the figures. Which rate, then which of its lines, because only the winner may look at the quantity;
 * several where usage is cut at the boundaries of time models. Then which discounts hold, and what it all comes to. Refusals come
 * in the same order.
 */
export function priceExactly(book: CompiledRateBook, usage: Usage, counters: Counters): Result<Priced, RatingRefusal> {
  const refusal = refuseQuantity(usage.quantity);
  if (refusal) return refused(refusal);
  const selected = selectRate(book, usage);
  if (!selected) return refused({ code: "NO_RATE", params: { product: usage.productCode } });

  const judged = judgeDiscounts(book.discounts, usage);
  const taxPercent = appliedTaxPercent(usage);
  const { code: plan, rounding, taxInclusive } = book;
  const { key, scope } = selected.rate;
  const lines = linesOf(selected, usage);
  const { directive } = usage;
  const priced = priceLines({ plan, rate: key, scope, lines, judged, counters, rounding, taxPercent, taxInclusive, directive });
  return priced.ok ? ok({ ...priced.value, selected, judged, taxPercent }) : priced;
}

function linesOf({ rate }: SelectedRate, usage: Usage): readonly UsageLine[] {
  const cuts = cutUsage(rate, usage, (from) => selectTier(rate, { from, metadata: usage.metadata }));
  return cuts.map((cut): UsageLine => ({ ...cut, level: cut.tier?.level ?? null, charge: cut.tier?.charge ?? rate.base }));
}

function refuseQuantity(quantity: Decimal): RatingRefusal | null {
  if (quantity.unscaled >= 0n && fitsRate(quantity)) return null;
  const params = { quantity: decimalToString(quantity) };
  return { code: quantity.unscaled < 0n ? "NEGATIVE_USAGE" : "TOO_MANY_DIGITS", params };
}

export function appliedTaxPercent({ taxPercent, taxClass = "standard" }: Usage): Decimal {
  return taxClass === "standard" ? taxPercent : ZERO;
}
