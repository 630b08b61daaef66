import { bigintOf } from "#lib/kernel/safe-bigint.ts";
import { safeQuantity } from "../charges/safe-amount.ts";
import type { CompiledRateBook } from "../compile-rate-book.ts";
import { judgeAndRefuse } from "../discounts/refused-discounts.ts";
import { appliedTaxPercent } from "../price-exactly.ts";
import { factsOf, sheetFor, taxOf } from "../quick/product-sheet.ts";
import { rowOf } from "../quick/product-sheets.ts";
import { quickQuantity } from "../quick/quick-quantity.ts";
import { stepOf } from "../quick/quick-rates.ts";
import type { Rated } from "../rating-result.ts";
import type { BillingDirective, Usage } from "../usage.ts";
import { explainQuickly } from "./explain-quickly.ts";
import { judgeLines } from "./judge-lines.ts";
import { reckonQuickly } from "./reckon-quickly.ts";
import { roundSafely } from "./round-safely.ts";

/**
 * What `priceExactly` and `explain` give, to the last character, in safe integers and a third of the time, for what is common: `udr`
 * scope, usage above 0 that one line prices by its quantity, discounts per UDR. Null for all else, where a figure might leave 2^53, and
 * where the usage will be refused: then they have the word. A property test holds the two together.
 */
export function rateQuickly(book: CompiledRateBook, usage: Usage): Rated | null {
  const sheet = sheetFor(book, usage);
  const shared = factsOf(book, sheet);
  if (shared === undefined || !shared.hasRow) return null;
  const rate = book.atRow[stepOf(rowOf(sheet))] ?? null;
  const unscaled = quickQuantity(usage);
  if (rate === null || unscaled === null) return null;
  const quantity = safeQuantity(unscaled, usage.quantity.scale);
  const lines = judgeLines(rate, usage);
  if (lines === null) return null;
  const charge = lines.winner === null ? rate.base : lines.winner.charge;
  const { judged, refused } = judgeAndRefuse(book.discounts.all, shared.candidates, usage);
  const reckoned = charge.safely && reckonQuickly(charge.safely, quantity, judged);
  if (reckoned === null) return null;

  const { currency, taxInclusive } = book;
  const taxPercent = appliedTaxPercent(usage);
  const rounded = roundSafely(book, reckoned.amount, taxOf(shared, taxPercent));
  if (rounded === null) return null;
  const sign = signOf(usage.directive);
  const step = rounded.millionths * sign;
  return {
    rated: true,
    gross: bigintOf(rounded.gross * step),
    net: bigintOf(rounded.net * step),
    tax: bigintOf(rounded.tax * step),
    currency,
    taxPercent,
    taxInclusive,
    explanation: explainQuickly(book, usage, { rate, lines, charge, quantity, reckoned, refused, rounded, sign, taxPercent }),
    changes: NO_CHANGES,
  };
}

const NO_CHANGES: readonly never[] = [];

/** A credit is the exact opposite of the charge; usage not to be billed costs 0. To compare is quicker than to look up by a name. */
function signOf(directive: BillingDirective): number {
  if (directive === "toBeBilled") return 1;
  return directive === "toBeCredited" ? -1 : 0;
}
