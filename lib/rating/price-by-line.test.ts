import { describe, expect, test } from "vitest";
import { decimal, ZERO } from "#lib/kernel/decimal.ts";
import { type Instant, parseInstant } from "#lib/kernel/instant.ts";
import { compileRateBook } from "./compile-rate-book.ts";
import { lineNames, NO_LINE, priceUsagesByLine } from "./price-by-line.ts";
import { priceUsage } from "./price-usage.ts";
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

const EVENING = call({});
const ABROAD = call({ metadata: { country: "DE" } });
const LATE = call({ from: at("2026-03-03T02:00:00+02:00") });
const INTO_THE_NIGHT = call({ from: at("2026-03-03T23:30:00+02:00"), to: at("2026-03-04T00:30:00+02:00") });
const DATA = call({ productCode: "MB", productTypeCode: "data" });
const NOTHING = call({ productCode: "SMS", productTypeCode: "text" });
const ALL = [EVENING, ABROAD, LATE, INTO_THE_NIGHT, DATA, NOTHING];

describe("prices with the line they come from", () => {
  test("the same prices as one by one", () => {
    const { prices } = priceUsagesByLine(BOOK, ALL);
    expect(prices).toEqual(ALL.map((usage) => priceUsage(BOOK, usage)));
  });

  test("each by its rate and level; what several lines price, by the first", () => {
    const names = lineNames(BOOK);
    const { lines } = priceUsagesByLine(BOOK, ALL);
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
});
