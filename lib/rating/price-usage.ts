import type { CompiledRateBook } from "./compile-rate-book.ts";
import { type Counters, NO_COUNTERS } from "./counters.ts";
import { priceExactly } from "./price-exactly.ts";
import { priceQuickly } from "./quick/price-quickly.ts";
import type { PriceResult } from "./rating-result.ts";
import type { Usage } from "./usage.ts";

/** As `rateUsage`, without the explanation: the same amounts, refusals and counters, for work by the million. */
export function priceUsage(book: CompiledRateBook, usage: Usage, counters: Counters = NO_COUNTERS): PriceResult {
  const quick = priceQuickly(book, usage);
  if (quick !== null) return quick;
  const priced = priceExactly(book, usage, counters);
  if (!priced.ok) return { rated: false, ...priced.refusal };
  const { amounts, changes } = priced.value;
  return { rated: true, ...amounts, changes };
}
