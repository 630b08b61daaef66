import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, ZERO } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import type { Charge } from "./charges/charge.ts";
import { AMOUNT, type ComparedBooks, Comparison } from "./compare-prices.ts";
import { compileRateBook } from "./compile-rate-book.ts";
import { lineNames, NO_LINE } from "./lines-of-book.ts";
import { priceUsage } from "./price-usage.ts";
import { anyCharge, anyPlan, anyUsage } from "./quick/testing/any-plan.ts";
import type { RateBook } from "./rate-book.ts";
import type { Usage } from "./usage.ts";

const NIGHT = {
  timeZone: "Europe/Nicosia",
  windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "00:00", to: "07:00" }],
  dates: [],
};

const BOOK = compileRateBook({
  format: "ratewright/rate-book@1",
  code: "PLAN",
  name: "Plan",
  currency: "EUR",
  taxInclusive: true,
  timeZone: "Europe/Nicosia",
  rounding: "half-away-from-zero",
  roundTo: 2,
  rates: [
    {
      key: "calls",
      for: { productType: "call" },
      scope: "udr",
      split: true,
      base: { charge: "perUnit", price: "0.10" },
      tiered: [
        { level: 2, timeModel: "NIGHT", charge: { charge: "perUnit", price: "0.05" } },
        { level: 1, zone: "EU", charge: { charge: "perUnit", price: "0.20" } },
      ],
    },
    { key: "data", for: { productType: "data" }, scope: "period", base: { charge: "perUnit", price: "1" }, tiered: [] },
  ],
  timeModels: { NIGHT },
  zones: { EU: { all: [{ attribute: "country", in: ["DE", "FR"] }] } },
} as Parameters<typeof compileRateBook>[0]);

function at(text: string): Instant {
  return parseInstant(text) ?? (0 as Instant);
}

function call(change: Partial<Usage>): Usage {
  return {
    productCode: "CALL",
    productTypeCode: "call",
    productFamilyCode: null,
    taxPercent: ZERO,
    quantity: decimal("60"),
    from: at("2026-03-03T20:00:00+02:00"),
    to: null,
    metadata: {},
    directive: "toBeBilled",
    ...change,
  };
}

/** Milliseconds: seconds where the machine is free. */
const PATIENCE = 60_000;

const EVENING = call({});
const ABROAD = call({ metadata: { country: "DE" } });
const LATE = call({ from: at("2026-03-03T02:00:00+02:00") });
const INTO_THE_NIGHT = call({ from: at("2026-03-03T23:30:00+02:00"), to: at("2026-03-04T00:30:00+02:00") });
const DATA = call({ productCode: "MB", productTypeCode: "data" });
const NOTHING = call({ productCode: "SMS", productTypeCode: "text" });
const ALL = [EVENING, ABROAD, LATE, INTO_THE_NIGHT, DATA, NOTHING];

/** What `priceUsage` says of both, or null where the comparison leaves it to that. */
function compared(books: ComparedBooks, usages: readonly Usage[]) {
  const comparison = new Comparison(usages.length);
  comparison.compare(books, usages);
  return usages.map((_, index) => {
    const place = index * AMOUNT.stride;
    const [grossNow = 0, netNow = 0, grossTried = 0, netTried = 0] = comparison.amounts.slice(place, place + AMOUNT.stride);
    return Number.isNaN(grossNow) ? null : { grossNow, netNow, grossTried, netTried };
  });
}

function pricedApart({ now, tried }: ComparedBooks, usage: Usage) {
  const [before, after] = [priceUsage(now, usage), priceUsage(tried, usage)];
  if (!(before.rated && after.rated)) return "refused";
  const [grossNow, netNow, grossTried, netTried] = [before.gross, before.net, after.gross, after.net].map(Number);
  return { grossNow, netNow, grossTried, netTried };
}

describe("usage priced by two books at once", () => {
  test("the same amounts as by each alone; what has no price is left to that", () => {
    const books = { now: BOOK, tried: BOOK, alike: "nothing" } as const;
    const [evening, abroad, late, intoTheNight, data, nothing] = compared(books, ALL);
    expect([evening, abroad, late, intoTheNight]).toEqual(ALL.slice(0, 4).map((usage) => pricedApart(books, usage)));
    expect(evening).toMatchObject({ grossNow: 6_000_000, grossTried: 6_000_000 });
    expect([data, nothing]).toEqual([null, null]);
  });

  test("each line by its rate and level; what several lines price, by the first", () => {
    const names = lineNames(BOOK);
    const comparison = new Comparison(ALL.length);
    comparison.compare({ now: BOOK, tried: BOOK, alike: "prices" }, ALL);
    const { lines } = comparison;
    expect(lines.map((line) => names.get(line) ?? null)).toEqual([
      { rate: "calls", level: null, zone: null, timeModel: null },
      { rate: "calls", level: 1, zone: "EU", timeModel: null },
      { rate: "calls", level: 2, zone: null, timeModel: "NIGHT" },
      { rate: "calls", level: null, zone: null, timeModel: null },
      null,
      null,
    ]);
    expect(lines.slice(-2)).toEqual([NO_LINE, NO_LINE]);
  });

  test("whatever the two have in common, it comes to what each alone does", { timeout: PATIENCE }, () => {
    let [quick, all] = [0, 0];
    const repriced = fc.tuple(
      anyPlan,
      fc.array(anyCharge, { minLength: 8, maxLength: 8 }),
      fc.array(anyUsage, { minLength: 1, maxLength: 6 }),
    );
    const property = fc.property(repriced, ([plan, charges, usages]) => {
      const [now, same, tried] = [plan, plan, withCharges(plan, charges)].map((book) => compileRateBook(book));
      for (const books of [
        { now: now ?? BOOK, tried: same ?? BOOK, alike: "prices" },
        { now: now ?? BOOK, tried: tried ?? BOOK, alike: "lines" },
        { now: now ?? BOOK, tried: tried ?? BOOK, alike: "nothing" },
      ] as const) {
        for (const [index, amounts] of compared(books, usages).entries()) {
          all += 1;
          if (amounts === null) continue;
          quick += 1;
          expect(amounts).toEqual(pricedApart(books, usages[index] ?? EVENING));
        }
      }
    });
    fc.assert(property, { numRuns: 500 });
    expect(quick / all).toBeGreaterThan(0.2);
  });
});

/** The same rates with other prices. */
function withCharges(plan: RateBook, charges: readonly Charge[]): RateBook {
  const left = [...charges];
  const other = (charge: Charge) => left.pop() ?? charge;
  const rates = plan.rates.map((rate) => ({
    ...rate,
    base: other(rate.base),
    tiered: rate.tiered.map((tier) => ({ ...tier, charge: other(tier.charge) })),
  }));
  return { ...plan, rates };
}
