import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRateBook } from "../compile-rate-book.ts";
import { priceInTurn } from "../oracle/testing/price-in-turn.ts";
import { someCase } from "../oracle/testing/some-case.ts";
import { someDiscounted, someSplits, someTimes } from "../oracle/testing/some-focused.ts";
import { rateExactly } from "../rate-exactly.ts";
import type { RatingResult } from "../rating-result.ts";
import { rateQuickly } from "./rate-quickly.ts";

/** Seconds where the machine is free, a minute where it is not. */
const PATIENCE = 60_000;

/** The order of the members as well: explanations are compared, and stored, as text. */
function textOf(result: RatingResult): string {
  return JSON.stringify(result, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

test.each([
  ["any plan", someCase, 0.15],
  ["time models", someTimes, 0.3],
  ["usage across boundaries", someSplits, 0.1],
  ["discounts", someDiscounted, 0.3],
])(
  "the quick way says what the exact one says, or leaves it to it: %s",
  (_name, cases, atLeast) => {
    let [quick, all] = [0, 0];
    const property = fc.property(cases, ({ book, entries }) => {
      const compiled = compileRateBook(book);
      priceInTurn(entries, (usage, counters) => {
        const exact = rateExactly(compiled, usage, counters);
        const result = rateQuickly(compiled, usage);
        all += 1;
        if (result === null) return exact;
        quick += 1;
        expect(textOf(result)).toBe(textOf(exact));
        return result;
      });
    });
    fc.assert(property, { numRuns: 1000 });
    // Everyday usage must not all fall through, or the property would hold of nothing.
    expect(quick / all).toBeGreaterThan(atLeast);
  },
  PATIENCE,
);
