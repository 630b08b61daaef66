import type { CompiledRateBook } from "./compile-rate-book.ts";
import { type Counters, NO_COUNTERS } from "./counters.ts";
import { rateQuickly } from "./quick-explain/rate-quickly.ts";
import { rateExactly } from "./rate-exactly.ts";
import type { RatingResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/**
 * What the usage costs under that book, and why; or why it has no price. Total: it never throws for a resolved book. Where usage
 * counts together with other usage, `counters` says what has counted before it; without them nothing has.
 */
export function rateUsage(book: CompiledRateBook, usage: Usage, counters: Counters = NO_COUNTERS): RatingResult {
  return rateQuickly(book, usage) ?? rateExactly(book, usage, counters);
}
