import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, decimalToString } from "#lib/kernel/decimal.ts";
import { instantFromMillis, plusMillis } from "#lib/kernel/instant.ts";
import { compileRateBook } from "./compile-rate-book.ts";
import type { Rate, RateBook, TieredRate } from "./rate-book.ts";
import { rateUsage } from "./rate-usage.ts";
import type { RatingResult } from "./rating-result.ts";
import { recompute } from "./recompute.ts";
import type { Usage } from "./usage.ts";

const RUNS = { numRuns: 1000 };
const WEEK = 7 * 86_400_000;

const DEFINITIONS: Pick<RateBook, "timeModels" | "zones"> = {
  timeModels: {
    NIGHT: {
      timeZone: "Europe/Nicosia",
      windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from: "22:00", to: "06:30" }],
      dates: [],
    },
    WEEKEND: { timeZone: "America/New_York", windows: [{ days: ["sat", "sun"], from: "00:00", to: "24:00" }], dates: [] },
  },
  zones: {
    "5G": { all: [{ attribute: "network", is: "5G" }] },
    FAST: { all: [{ attribute: "mbps", between: ["100", "1000"] }] },
  },
};

const price = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 5 }))
  .map(([digits, scale]) => decimalToString({ unscaled: BigInt(digits), scale }));
const limits = fc.record({ minimum: fc.constantFrom("0.10", "2"), maximum: fc.constantFrom("7.5", "100") }, { requiredKeys: [] });
const perUnit = fc.record(
  { charge: fc.constant("perUnit" as const), price, per: fc.constantFrom("1", "3", "1000"), times: fc.constant("mbps") },
  { requiredKeys: ["charge", "price"] },
);
const flat = fc.record({ charge: fc.constant("flat" as const), amount: price });
const charge = fc.tuple(fc.oneof(perUnit, flat), limits).map(([shape, limit]) => ({ ...shape, ...limit }));

const tier: fc.Arbitrary<TieredRate> = fc.record(
  { level: fc.integer({ min: 1, max: 5 }), zone: fc.constantFrom("5G", "FAST"), timeModel: fc.constantFrom("NIGHT", "WEEKEND"), charge },
  { requiredKeys: ["level", "charge"] },
);
const tiered = fc.uniqueArray(tier, { maxLength: 4, selector: ({ level }) => level });
const target = fc.constantFrom<Rate["for"]>(
  { product: "A" },
  { product: "B" },
  { productType: "FILM" },
  { productType: "CALL" },
  { family: "HOME" },
);
const rate: fc.Arbitrary<Rate> = fc
  .record({ for: target, base: charge, tiered })
  .map((members) => ({ key: JSON.stringify(members.for), scope: "udr", ...members }));

const book: fc.Arbitrary<RateBook> = fc.record({
  format: fc.constant("ratewright/rate-book@1" as const),
  code: fc.constant("GLOBAL"),
  name: fc.constant("Global price plan"),
  currency: fc.constantFrom("EUR", "JPY", "BHD"),
  taxInclusive: fc.boolean(),
  timeZone: fc.constantFrom("Europe/Nicosia", "Asia/Kathmandu"),
  rounding: fc.constantFrom("half-away-from-zero", "half-even", "up", "down"),
  roundTo: fc.integer({ min: 0, max: 6 }),
  rates: fc.uniqueArray(rate, { minLength: 1, maxLength: 5, selector: ({ key }) => key }),
  timeModels: fc.constant(DEFINITIONS.timeModels),
  zones: fc.constant(DEFINITIONS.zones),
});

const quantity: fc.Arbitrary<Decimal> = fc.record({
  unscaled: fc.bigInt({ min: -100n, max: 10n ** 13n }),
  scale: fc.integer({ min: 0, max: 13 }),
});
const metadata: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.record(
    { network: fc.constantFrom("4G", "5G"), mbps: fc.constantFrom("0", "100", "250.5", "1000", "1000.1", "-1", "fast") },
    { requiredKeys: [] },
  ),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
);
const usage: fc.Arbitrary<Usage> = fc.record({
  productCode: fc.constantFrom("A", "B", "C", "constructor"),
  productTypeCode: fc.constantFrom("FILM", "CALL", "TEXT"),
  productFamilyCode: fc.constantFrom("HOME", "AWAY", null),
  taxPercent: fc.constantFrom({ unscaled: 10n, scale: 0 }, { unscaled: 255n, scale: 1 }, { unscaled: 0n, scale: 0 }),
  quantity,
  // January and February 2026: no clock changes in any zone of the book, for a week before or after.
  from: fc.integer({ min: Date.UTC(2026, 0, 8), max: Date.UTC(2026, 1, 20) }).map(instantFromMillis),
  to: fc.constant(null),
  metadata,
  directive: fc.constantFrom("toBeBilled", "toBeCredited", "notToBeBilled"),
  taxClass: fc.constantFrom("standard", "exempt", "reverseCharge"),
});

const amountsOf = (result: RatingResult) => (result.rated ? [result.gross, result.net, result.tax] : [result.code]);

describe("for any book and any usage", () => {
  const given = fc.tuple(book, usage);

  test("there is an amount with its tax split, or a refusal; never a fault", () => {
    const property = fc.property(given, ([plan, used]) => {
      const result = rateUsage(compileRateBook(plan), used);
      if (!result.rated) return;
      expect(result.gross).toBe(result.net + result.tax);
      expect(result.gross % 10n ** BigInt(6 - plan.roundTo)).toBe(0n);
      const expectedSign = { toBeBilled: 1n, toBeCredited: -1n, notToBeBilled: 0n }[used.directive];
      expect(result.gross * expectedSign >= 0n).toBe(true);
      expect(used.directive === "notToBeBilled" ? result.gross : 0n).toBe(0n);
    });
    fc.assert(property, RUNS);
  });

  test("the stored explanation gives the amounts once more (I15)", () => {
    const property = fc.property(given, ([plan, used]) => {
      const result = rateUsage(compileRateBook(plan, "7"), used);
      if (!result.rated) return;
      const { gross, net, tax } = result;
      expect(recompute(JSON.parse(JSON.stringify(result.explanation)))).toEqual({ gross, net, tax });
    });
    fc.assert(property, RUNS);
  });

  test("the order of rates and levels in the book means nothing", () => {
    const property = fc.property(given, fc.integer(), ([plan, used], seed) => {
      const rates = shuffled(plan.rates, seed).map((each) => ({ ...each, tiered: shuffled(each.tiered, seed + 1) }));
      expect(rateUsage(compileRateBook({ ...plan, rates }), used)).toEqual(rateUsage(compileRateBook(plan), used));
    });
    fc.assert(property, RUNS);
  });

  test("a week earlier or later it costs the same, where no clock changes", () => {
    const property = fc.property(given, fc.constantFrom(-WEEK, WEEK), ([plan, used], shift) => {
      const compiled = compileRateBook(plan);
      expect(amountsOf(rateUsage(compiled, { ...used, from: plusMillis(used.from, shift) }))).toEqual(amountsOf(rateUsage(compiled, used)));
    });
    fc.assert(property, RUNS);
  });

  test("a credit is the exact opposite of the charge", () => {
    const property = fc.property(given, ([plan, used]) => {
      const compiled = compileRateBook(plan);
      const charged = rateUsage(compiled, { ...used, directive: "toBeBilled" });
      const credited = rateUsage(compiled, { ...used, directive: "toBeCredited" });
      if (charged.rated && credited.rated)
        expect([credited.gross, credited.net, credited.tax]).toEqual([-charged.gross, -charged.net, -charged.tax]);
      else expect(credited).toEqual(charged);
    });
    fc.assert(property, RUNS);
  });

  test("every line that could have priced it is told: one won, all others lost", () => {
    const property = fc.property(given, ([plan, used]) => {
      const result = rateUsage(compileRateBook(plan), used);
      if (!result.rated) return;
      const [part] = result.explanation.parts;
      const { won, lost } = part ?? expect.fail("usage has at least one part");
      const winner = result.explanation.rate;
      const tiers = plan.rates.find(({ key }) => key === winner.key)?.tiered ?? [];
      const levels = [...lost.flatMap((line) => ("level" in line ? [line.level] : [])), ...(won.kind === "level" ? [won.level] : [])];
      expect(new Set(levels)).toEqual(new Set(tiers.map(({ level }) => level)));
      expect(levels).toHaveLength(tiers.length);
      expect(lost.filter(({ kind }) => kind === "base")).toHaveLength(won.kind === "level" ? 1 : 0);
    });
    fc.assert(property, RUNS);
  });
});

/** An order that depends on nothing but the seed. */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const weigh = (index: number) => Math.imul(index + 1, seed | 1) >>> 3;
  return items
    .map((item, index) => ({ item, index }))
    .sort((left, right) => weigh(left.index) - weigh(right.index))
    .map(({ item }) => item);
}
