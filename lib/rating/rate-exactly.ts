import type { CompiledRateBook } from "./compile-rate-book.ts";
import type { Counters } from "./counters.ts";
import { explain } from "./explain.ts";
import { priceExactly } from "./price-exactly.ts";
import type { RatingResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/** Over bigint, whatever the figures. */
export function rateExactly(book: CompiledRateBook, usage: Usage, counters: Counters): RatingResult {
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
