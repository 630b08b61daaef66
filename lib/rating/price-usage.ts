import type { CompiledRateBook } from "./compile-rate-book.ts";
import { type Counters, NO_COUNTERS } from "./counters.ts";
import { priceExactly } from "./price-exactly.ts";
import { lineFor } from "./quick/line-for.ts";
import { priceQuickly } from "./quick/price-quickly.ts";
import { sheetsFor } from "./quick/product-sheet.ts";
import { NO_SHEET } from "./quick/product-sheets.ts";
import { CHANGES } from "./quick/quick-rates.ts";
import type { PriceResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/** As `rateUsage`, without the explanation: the same amounts, refusals and counters, for work by the million. */
export function priceUsage(book: CompiledRateBook, usage: Usage, counters: Counters = NO_COUNTERS): PriceResult {
  return priceQuickly(book, usage) ?? priceSlowly(book, usage, counters);
}

/**
 * The same for a page of usage in which none counts towards another, step by step for all of it: first what the book says of the
 * products, then which lines win, then the sums. Look-ups do not wait for each other then, and what a step needs stays near: with 200
 * rates it takes a tenth less time than usage by usage.
 */
export function priceUsages(book: CompiledRateBook, usages: readonly Usage[]): readonly PriceResult[] {
  const sheets = sheetsFor(book, usages);
  const lines = usages.map((usage, index) => lineFor(book, usage, sheets[index] ?? NO_SHEET));
  return usages.map((usage, index) => {
    const priced = priceQuickly(book, usage, { sheet: sheets[index] ?? NO_SHEET, line: lines[index] ?? CHANGES });
    return priced ?? priceSlowly(book, usage, NO_COUNTERS);
  });
}

function priceSlowly(book: CompiledRateBook, usage: Usage, counters: Counters): PriceResult {
  const priced = priceExactly(book, usage, counters);
  if (!priced.ok) return { rated: false, ...priced.refusal };
  const { amounts, changes } = priced.value;
  return { rated: true, ...amounts, changes };
}
