import type { CompiledRateBook } from "./compile-rate-book.ts";
import { type Counters, NO_COUNTERS } from "./counters.ts";
import { priceExactly } from "./price-exactly.ts";
import { priceQuickly } from "./quick/price-quickly.ts";
import { sheetsFor } from "./quick/product-sheet.ts";
import type { PriceResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/** As `rateUsage`, without the explanation: the same amounts, refusals and counters, for work by the million. */
export function priceUsage(book: CompiledRateBook, usage: Usage, counters: Counters = NO_COUNTERS): PriceResult {
  return priceQuickly(book, usage) ?? priceSlowly(book, usage, counters);
}

/**
 * The same for a page of usage in which none counts towards another. It first looks up what the book says of all the products: these
 * look-ups do not wait for each other, and in a plan of thousands of rates waiting for memory is most of the work.
 */
export function priceUsages(book: CompiledRateBook, usages: readonly Usage[]): readonly PriceResult[] {
  const sheets = sheetsFor(book, usages);
  return usages.map((usage, index) => priceQuickly(book, usage, sheets[index]) ?? priceSlowly(book, usage, NO_COUNTERS));
}

function priceSlowly(book: CompiledRateBook, usage: Usage, counters: Counters): PriceResult {
  const priced = priceExactly(book, usage, counters);
  if (!priced.ok) return { rated: false, ...priced.refusal };
  const { amounts, changes } = priced.value;
  return { rated: true, ...amounts, changes };
}
