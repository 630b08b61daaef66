import { decimal } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { Counted } from "../../charges/charge-program.ts";
import { compileRateBook } from "../../compile-rate-book.ts";
import type { Counters } from "../../counters.ts";
import type { Explanation } from "../../explanation.ts";
import type { Rate, RateBook } from "../../rate-book.ts";
import { rateUsage } from "../../rate-usage.ts";
import type { Usage } from "../../usage.ts";

/** A book of one rate for the product "DATA", of type and family of the same name. */
export function bookOf(rate: Partial<Rate>, book: Partial<RateBook> = {}): RateBook {
  return {
    format: "ratewright/rate-book@1",
    code: "GLOBAL",
    name: "Global price plan",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rounding: "half-away-from-zero",
    roundTo: 2,
    rates: [{ key: "data", for: { product: "DATA" }, scope: "udr", base: { charge: "perUnit", price: "1" }, tiered: [], ...rate }],
    timeModels: {},
    zones: {},
    ...book,
  };
}

export function usageOf(changes: Partial<Usage> = {}): Usage {
  return {
    productCode: "DATA",
    productTypeCode: "DATA",
    productFamilyCode: null,
    taxPercent: decimal("0"),
    quantity: decimal("1"),
    from: at("2026-03-03T12:00:00+02:00"),
    to: null,
    metadata: {},
    directive: "toBeBilled",
    ...changes,
  };
}

export function explained(book: RateBook, usages: readonly Partial<Usage>[]): Explanation {
  const counted = new Map<string, Counted>();
  const counters: Counters = ({ name }) => counted.get(name) ?? null;
  const compiled = compileRateBook(book, "3");
  const explanations = usages.map((changes) => {
    const result = rateUsage(compiled, usageOf(changes), counters);
    if (!result.rated) throw new Error(`refused: ${result.code}`);
    for (const change of result.changes) counted.set(change.key.name, change.counted);
    return result.explanation;
  });
  const last = explanations.at(-1);
  if (last === undefined) throw new Error("nothing to explain");
  return last;
}

export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`not an instant: ${text}`);
  return instant;
}
