import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRateBook } from "../compile-rate-book.ts";
import { NO_COUNTERS } from "../counters.ts";
import { priceExactly } from "../price-exactly.ts";
import { priceUsage, priceUsages } from "../price-usage.ts";
import { priceQuickly } from "./price-quickly.ts";
import { anyPlan, anyUsage } from "./testing/any-plan.ts";

/** Seconds where the machine is free, a minute where it is not. */
const PATIENCE = 60_000;

test(
  "the quick path gives what the exact one gives, or leaves it to it",
  () => {
    let [quick, all] = [0, 0];
    const property = fc.property(anyPlan, fc.array(anyUsage, { minLength: 1, maxLength: 6 }), (plan, usages) => {
      const compiled = compileRateBook(plan);
      for (const used of usages) {
        const result = priceQuickly(compiled, used);
        const exact = priceExactly(compiled, used, NO_COUNTERS);
        if (exact.ok) all += 1;
        if (result === null) continue;
        quick += 1;
        expect(result).toEqual(exact.ok ? { rated: true, ...exact.value.amounts, changes: [] } : "refused");
      }
      // Together as one by one, whether their products are known by then or not.
      expect(priceUsages(compileRateBook(plan), usages)).toEqual(usages.map((used) => priceUsage(compiled, used)));
    });
    fc.assert(property, { numRuns: 2000 });
    // Everyday figures must not all fall through, or the property would hold of nothing.
    expect(quick / all).toBeGreaterThan(0.4);
  },
  PATIENCE,
);
