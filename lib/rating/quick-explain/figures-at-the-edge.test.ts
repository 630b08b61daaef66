import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, decimalToString } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { ROUNDING_MODES } from "#lib/kernel/rounding.ts";
import type { Charge } from "../charges/charge.ts";
import { compileRateBook } from "../compile-rate-book.ts";
import { NO_COUNTERS } from "../counters.ts";
import { DISCOUNT_KINDS, type Discount } from "../discounts/discount.ts";
import type { RateBook } from "../rate-book.ts";
import { rateExactly } from "../rate-exactly.ts";
import type { RatingResult } from "../rating-result.ts";
import type { Usage } from "../usage.ts";
import { rateQuickly } from "./rate-quickly.ts";

/** Figures from everyday ones to such as leave 2^53 in the first product. */
const figure = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 4 })) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 9 })) },
    { weight: 1, arbitrary: fc.tuple(fc.maxSafeNat(), fc.integer({ min: 4, max: 12 })) },
  )
  .map(([digits, scale]) => decimalToString({ unscaled: BigInt(digits), scale }));
const positive = figure.filter((text) => decimal(text).unscaled > 0n);

const ends = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 3 }).map((each) => each.sort((left, right) => left - right));
const bands = fc
  .tuple(ends, fc.array(fc.record({ price: figure, flat: figure }), { minLength: 4, maxLength: 4 }), fc.integer({ min: 0, max: 2 }))
  .map(([upTo, prices, scale]) =>
    prices.slice(0, upTo.length + 1).map((band, index) => {
      const end = upTo[index];
      return { ...band, upTo: end === undefined ? null : decimalToString({ unscaled: BigInt(end), scale }) };
    }),
  );

const shape: fc.Arbitrary<Charge> = fc.oneof(
  fc.record({ charge: fc.constant("perUnit" as const), price: figure, per: positive }, { requiredKeys: ["charge", "price"] }),
  fc.record({ charge: fc.constant("flat" as const), amount: figure }),
  fc.record({ charge: fc.constant("graduated" as const), bands }),
  fc.record({ charge: fc.constant("volume" as const), bands }),
  fc.record({ charge: fc.constant("package" as const), size: positive, price: figure }),
  fc.tuple(figure, positive, positive, figure, figure).map(([connectFee, first, second, price, later]): Charge => {
    const from = decimalToString({ unscaled: decimal(first).unscaled * 7n, scale: decimal(first).scale });
    const segments = [
      { from: "0", price, per: "60", increment: first },
      { from, price: later, increment: second },
    ];
    return { charge: "stepped", connectFee, segments };
  }),
);
const limits = fc.record({ minimum: figure, maximum: figure }, { requiredKeys: [] });
const charge = fc.tuple(shape, limits).map(([own, limit]): Charge => ({ ...own, ...limit }));

const discount = fc.record({
  kind: fc.constantFrom(...DISCOUNT_KINDS),
  value: fc.oneof(fc.constantFrom("0", "5", "12.5", "33.333", "60", "100"), figure),
  level: fc.integer({ min: 1, max: 3 }),
});
const discounts = fc.array(discount, { maxLength: 4 }).map((all) =>
  all.map((own, index): Discount => {
    const rest = { per: "udr", renew: "never", for: null, zone: null, account: null, validFrom: null, validTo: null, version: 1 } as const;
    return { ...rest, ...own, code: `D${index}` };
  }),
);

const book: fc.Arbitrary<RateBook> = fc
  .record({
    taxInclusive: fc.boolean(),
    rounding: fc.constantFrom(...ROUNDING_MODES),
    roundTo: fc.integer({ min: 0, max: 6 }),
    base: charge,
    discounts,
  })
  .map(({ base, ...head }) => ({
    ...head,
    format: "ratewright/rate-book@1",
    code: "GLOBAL",
    name: "Global",
    currency: "EUR",
    timeZone: "Europe/Nicosia",
    rates: [{ key: "all", for: { productType: "DATA" }, scope: "udr", base, tiered: [] }],
    zones: {},
    timeModels: {},
  }));

const usage: fc.Arbitrary<Usage> = fc
  .record({
    quantity: figure.map(decimal),
    taxPercent: fc.oneof(fc.constantFrom("0", "19", "5.5"), figure).map(decimal),
    directive: fc.constantFrom("toBeBilled", "toBeCredited", "notToBeBilled"),
    taxClass: fc.constantFrom("standard", "exempt", "reverseCharge"),
    from: fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2150, 0, 1) }).map(instantFromMillis),
  })
  .map((own) => ({ productCode: "P", productTypeCode: "DATA", productFamilyCode: null, to: null, metadata: {}, ...own }));

function textOf(result: RatingResult): string {
  return JSON.stringify(result, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

test("on either side of 2^53 the quick way says what the exact one says, or leaves it to it", () => {
  let [quick, all] = [0, 0];
  const property = fc.property(book, fc.array(usage, { minLength: 1, maxLength: 4 }), (plan, usages) => {
    const compiled = compileRateBook(plan);
    for (const used of usages) {
      all += 1;
      const result = rateQuickly(compiled, used);
      if (result === null) continue;
      quick += 1;
      expect(textOf(result)).toBe(textOf(rateExactly(compiled, used, NO_COUNTERS)));
    }
  });
  fc.assert(property, { numRuns: 4000 });
  // Both must happen, or the property would hold of nothing.
  expect(quick / all).toBeGreaterThan(0.3);
  expect(quick / all).toBeLessThan(0.95);
});
