import { bigintOf } from "#lib/kernel/safe-bigint.ts";
import { safeQuantity } from "../charges/safe-amount.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import { judgeDiscounts } from "../discounts/judge-discounts.ts";
import { appliedTaxPercent } from "../price-exactly.ts";
import { quickQuantity } from "../quick/quick-quantity.ts";
import type { Rated } from "../rating-result.ts";
import { rateFor } from "../select-rate.ts";
import type { BillingDirective, Usage } from "../usage.ts";
import { explainQuickly } from "./explain-quickly.ts";
import { reckonQuickly } from "./reckon-quickly.ts";
import { roundSafely } from "./round-safely.ts";
import { steadyWinner } from "./steady-winner.ts";

/**
 * What `priceExactly` and `explain` give, to the last character, in safe integers and a third of the time, for what is common: `udr`
 * scope, usage above 0 that one line prices by its quantity, discounts per UDR. Null for all else, where a figure might leave 2^53, and
 * where the usage will be refused: then they have the word. A property test holds the two together.
 */
export function rateQuickly(book: CompiledRateBook, usage: Usage): Rated | null {
  const rate = rateFor(book, usage);
  if (rate === undefined || rate.scope !== "udr") return null;
  const unscaled = quickQuantity(usage);
  if (unscaled === null) return null;
  const quantity = safeQuantity(unscaled, usage.quantity.scale);
  const tier = steadyWinner(rate, usage);
  if (tier === undefined) return null;
  const charge = tier === null ? rate.base : tier.charge;
  const reckoned = charge.safely && reckonQuickly(charge.safely, quantity, judgeDiscounts(book.discounts, usage));
  if (reckoned === null) return null;

  const { currency, taxInclusive, rounding } = book;
  const taxPercent = appliedTaxPercent(usage);
  const rounded = roundSafely(reckoned.amount, { percent: taxPercent, inclusive: taxInclusive, rounding });
  if (rounded === null) return null;
  const sign: number = SIGN[usage.directive];
  const step = rounded.millionths * sign;
  return {
    rated: true,
    gross: bigintOf(rounded.gross * step),
    net: bigintOf(rounded.net * step),
    tax: bigintOf(rounded.tax * step),
    currency,
    taxPercent,
    taxInclusive,
    explanation: explainQuickly(book, usage, { rate, tier, charge, quantity, reckoned, rounded, sign, taxPercent }),
    changes: NO_CHANGES,
  };
}

const NO_CHANGES: readonly never[] = [];

/** A credit is the exact opposite of the charge; usage not to be billed costs 0. */
const SIGN = { toBeBilled: 1, toBeCredited: -1, notToBeBilled: 0 } satisfies Record<BillingDirective, number>;
