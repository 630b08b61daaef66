import fc from "fast-check";
import { expect, test } from "vitest";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { compileRateBook } from "./compile-rate-book.ts";
import type { RateBook } from "./rate-book.ts";
import { rateUsage } from "./rate-usage.ts";

/**
 * A second rating engine, as naive as can be and written apart from the first: a year of minutes is filled with prices in whole
 * cents, level by level from the highest to the lowest, so that what is painted last wins; amounts are counted in
 * hundredths of a cent and rounded by looking at the digits. The two must agree on every usage.
 */
type Film = {
  readonly base: number;
  readonly night: number;
  readonly weekend: number;
  readonly nightFrom: number;
  readonly nightTo: number;
};

const YEAR = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

function paintYear({ base, night, weekend, nightFrom, nightTo }: Film): Int32Array {
  const cents = new Int32Array(366 * 1440).fill(base);
  const paint = (day: number, from: number, to: number, price: number) =>
    cents.fill(price, Math.max(0, day * 1440 + from), Math.max(0, day * 1440 + to));
  for (let day = -1; day < 365; day += 1) {
    const isWeekend = new Date(YEAR + day * 86_400_000).getUTCDay() % 6 === 0;
    if (isWeekend) paint(day, 0, 1440, weekend);
  }
  for (let day = -1; day < 365; day += 1) paint(day, nightFrom, nightTo > nightFrom ? nightTo : nightTo + 1440, night);
  return cents;
}

/** quantity in hundredths × cents is in hundredths of a cent. */
function inCents(hundredths: number): number {
  const text = String(hundredths).padStart(3, "0");
  return Math.floor(hundredths / 100) + (text.slice(-2) >= "50" ? 1 : 0);
}

const clock = (minute: number) => new Date(minute * MINUTE).toISOString().slice(11, 16);
const price = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;

function bookOf({ base, night, weekend, nightFrom, nightTo }: Film): RateBook {
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  return {
    format: "ratewright/rate-book@1",
    code: "GLOBAL",
    name: "Global price plan",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "UTC",
    rounding: "half-away-from-zero",
    roundTo: 2,
    rates: [
      {
        key: "films",
        for: { productType: "FILM" },
        scope: "udr",
        base: { charge: "perUnit", price: price(base) },
        tiered: [
          { level: 2, timeModel: "WEEKEND", charge: { charge: "perUnit", price: price(weekend) } },
          { level: 1, timeModel: "NIGHT", charge: { charge: "perUnit", price: price(night) } },
        ],
      },
    ],
    timeModels: {
      NIGHT: { timeZone: "UTC", windows: [{ days, from: clock(nightFrom), to: clock(nightTo) }], dates: [] },
      WEEKEND: { timeZone: "UTC", windows: [{ days: ["sat", "sun"], from: "00:00", to: "24:00" }], dates: [] },
    },
    zones: {},
  };
}

const cents = fc.integer({ min: 0, max: 5000 });
const minuteOfDay = fc.integer({ min: 0, max: 1439 });
const film = fc
  .record({ base: cents, night: cents, weekend: cents, nightFrom: minuteOfDay, nightTo: minuteOfDay })
  .filter(({ nightFrom, nightTo }) => nightFrom !== nightTo);

test("the engine agrees with one that rates minute by minute", () => {
  const used = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 365 * 1440 - 1 }), hundredths: fc.integer({ min: 0, max: 100_000 }) }),
    { maxLength: 20 },
  );
  const property = fc.property(film, used, (plan, usages) => {
    const painted = paintYear(plan);
    const book = compileRateBook(bookOf(plan));
    for (const { minute, hundredths } of usages) {
      const result = rateUsage(book, {
        productCode: "DUNE",
        productTypeCode: "FILM",
        productFamilyCode: null,
        taxPercent: { unscaled: 0n, scale: 0 },
        quantity: { unscaled: BigInt(hundredths), scale: 2 },
        from: instantFromMillis(YEAR + minute * MINUTE),
        to: null,
        metadata: {},
        directive: "toBeBilled",
      });
      expect(result.rated && result.gross).toBe(BigInt(inCents(hundredths * (painted[minute] ?? 0))) * 10_000n);
    }
  });
  fc.assert(property, { numRuns: 200 });
});
