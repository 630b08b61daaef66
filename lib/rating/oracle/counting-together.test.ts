import fc from "fast-check";
import { expect, test } from "vitest";
import { addDecimals, type Decimal, ZERO } from "#lib/kernel/decimal.ts";
import { ROUNDING_MODES } from "#lib/kernel/rounding.ts";
import { compileRateBook } from "../compile-rate-book.ts";
import { priceUsage } from "../price-usage.ts";
import { priceInTurn } from "./testing/price-in-turn.ts";
import { BOOK, rateOf, usageOf } from "./testing/sheet.ts";
import { someGraduated, someLimits } from "./testing/some-charge.ts";

/** Seconds where the machine is free, a minute where it is not. */
const PATIENCE = 60_000;

const quantity = fc.integer({ min: 0, max: 12_000 }).map((units): Decimal => ({ unscaled: BigInt(units), scale: 3 }));

const someCycle = fc.record({
  scope: fc.constantFrom("period" as const, "pool" as const),
  base: fc.tuple(someGraduated, someLimits).map(([charge, limits]) => ({ ...charge, ...limits })),
  rounding: fc.constantFrom(...ROUNDING_MODES),
  roundTo: fc.integer({ min: 0, max: 6 }),
  /** The same usage, as it came in and cut into pieces. */
  pieces: fc.array(fc.array(quantity, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
});

test(
  "cutting usage into pieces never changes what a cycle costs",
  () => {
    const property = fc.property(someCycle, ({ scope, base, rounding, roundTo, pieces }) => {
      const book = compileRateBook({ ...BOOK, rounding, roundTo, rates: [rateOf(base, { scope })] });
      const costOf = (quantities: readonly Decimal[]) => {
        const entries = quantities.map((used) => ({
          usage: { ...usageOf("0"), quantity: used },
          subscription: "S",
          agreement: "A",
          cycle: "1",
        }));
        return priceInTurn(entries, (usage, counters) => priceUsage(book, usage, counters)).map((priced) =>
          priced.rated ? priced.gross : 0n,
        );
      };
      const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);
      const whole = pieces.map((all) => all.reduce(addDecimals, ZERO));
      const inOnePiece = costOf([whole.reduce(addDecimals, ZERO)]);
      expect(total(costOf(pieces.flat()))).toBe(total(costOf(whole)));
      expect(total(costOf(whole))).toBe(total(inOnePiece));
      expect(total(costOf(pieces.flat().toReversed()))).toBe(total(inOnePiece));
    });
    fc.assert(property, { numRuns: 1000 });
  },
  PATIENCE,
);
