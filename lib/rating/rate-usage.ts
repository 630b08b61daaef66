import type { CompiledRateBook } from "./compile-rate-book.ts";
import { explain } from "./explain.ts";
import { priceUsage } from "./price-usage.ts";
import type { RatingResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/** What the usage costs under that book, and why; or why it has no price. Total: it never throws for a resolved book. */
export function rateUsage(book: CompiledRateBook, usage: Usage): RatingResult {
  const priced = priceUsage(book, usage);
  if (!priced.ok) return { rated: false, ...priced.refusal };
  const { amounts, taxPercent } = priced.value;
  return {
    rated: true,
    ...amounts,
    currency: book.currency,
    taxPercent,
    taxInclusive: book.taxInclusive,
    explanation: explain(book, usage, priced.value),
  };
}
