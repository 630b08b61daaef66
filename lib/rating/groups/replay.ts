import { fault } from "#lib/kernel/assert.ts";
import { decimal } from "#lib/kernel/decimal.ts";
import type { Line } from "../charge-lines.ts";
import { compileCharge } from "../charges/compile-charge.ts";
import type { Counters } from "../counters.ts";
import { restoreDiscounts } from "../discounts/restore-discounts.ts";
import type { ExplainedPart, Explanation } from "../explanation.ts";
import { type PricedLines, priceLines } from "../price-lines.ts";

/**
 * Prices a UDR anew from what its RBI stored: the lines that won, the discounts that held, the tax. No condition is asked again, so
 * that a correction of one UDR never re-decides another; only what had counted before it may be different now.
 */
export function replay(explanation: Explanation, counters: Counters): PricedLines<Line> {
  const { plan, rate, usage, parts, discounts, rounding, tax } = explanation;
  const priced = priceLines({
    plan: plan.code,
    rate: rate.key,
    scope: rate.scope,
    lines: parts.map(lineOf),
    judged: restoreDiscounts(discounts.held),
    counters,
    rounding,
    taxPercent: decimal(tax.percent),
    taxInclusive: tax.inclusive,
    directive: usage.directive,
  });
  return priced.ok ? priced.value : fault(`an explanation whose usage cannot be charged: ${priced.refusal.code}`);
}

function lineOf({ won, quantity, written, charge }: ExplainedPart): Line {
  return {
    level: won.kind === "level" ? won.level : null,
    charge: compileCharge(written ?? charge.definition),
    quantity: decimal(quantity),
    metadata: charge.attributes,
  };
}
