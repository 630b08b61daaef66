import type { CompiledRateBook } from "./compile-rate-book.ts";
import { type Counters, NO_COUNTERS } from "./counters.ts";
import { explain } from "./explain.ts";
import { priceExactly } from "./price-exactly.ts";
import type { RatingResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/**
 * What the usage costs under that book, and why; or why it has no price. Total: it never throws for a resolved book. Where usage
 * counts together with other usage, `counters` says what has counted before it; without them nothing has.
 */
export function rateUsage(book: CompiledRateBook, usage: Usage, counters: Counters = NO_COUNTERS): RatingResult {
  const priced = priceExactly(book, usage, counters);
  if (!priced.ok) return { rated: false, ...priced.refusal };
  const { amounts, taxPercent, changes } = priced.value;
  return {
    rated: true,
    ...amounts,
    currency: book.currency,
    taxPercent,
    taxInclusive: book.taxInclusive,
    explanation: explain(book, usage, priced.value),
    changes,
  };
}
