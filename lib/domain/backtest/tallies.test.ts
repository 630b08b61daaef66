import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currency } from "#lib/kernel/currency.ts";
import type { PriceResult } from "#lib/rating/rating-result.ts";
import { EMPTY_TALLY, mergeTallies } from "./merge-tallies.ts";
import type { BacktestTally } from "./tally.ts";
import { type ComparedUsage, TallyBuilder } from "./tally-builder.ts";
import { toResultView } from "./to-backtest-view.ts";

const EUROS = 1_000_000n;

function priced(euros: bigint): PriceResult {
  return { rated: true, gross: euros * EUROS, net: euros * EUROS, tax: 0n, changes: [] };
}

const NO_RATE: PriceResult = { rated: false, code: "NO_RATE", params: { product: "FILM" } };

function usage(change: Partial<ComparedUsage>): ComparedUsage {
  return {
    udrId: 1,
    accountId: 10,
    classification: "SILVER",
    product: "FILM",
    hour: 26,
    line: "movies",
    now: priced(10n),
    tried: priced(12n),
    ...change,
  };
}

function tallyOf(usages: readonly Partial<ComparedUsage>[]): BacktestTally {
  const builder = new TallyBuilder();
  for (const each of usages) builder.add(usage(each));
  return builder.tally();
}

const VIEW = {
  currency: currency("EUR"),
  names: {
    products: { FILM: "A film" },
    productTypes: {},
    families: {},
    zones: { EU: "European Union" },
    timeModels: { NIGHT: "Night" },
    attributes: {},
  },
  classifications: new Map([["SILVER", "Silver"]]),
  accounts: new Map([[10, { number: "A-10", name: "Ann" }]]),
  rates: [{ key: "movies", tiered: [{ level: 1, zone: "EU", timeModel: "NIGHT" }] }],
};

const viewOf = (tally: BacktestTally) => toResultView(tally, VIEW, { parts: 1, isWhole: true });

describe("adding up both sides", () => {
  test("totals, groups and what changed", () => {
    const view = viewOf(tallyOf([{}, { udrId: 2, tried: priced(10n), line: "movies\n1", hour: 27 }]));
    expect(view.total).toEqual({
      udrs: 2,
      now: "20.00",
      tried: "22.00",
      change: "2.00",
      percent: "10.0",
      grossNow: "20.00",
      grossTried: "22.00",
      changed: 1,
    });
    expect(view.lines).toMatchObject([
      { rate: "movies", level: null, zone: null, change: "2.00" },
      { rate: "movies", level: 1, zone: { name: "European Union" }, timeModel: { name: "Night" }, change: "0.00" },
    ]);
    expect(view.zones).toMatchObject([
      { code: "", name: "No zone", udrs: 1 },
      { code: "EU", name: "European Union", udrs: 1 },
    ]);
    expect(view.hours[26]).toMatchObject({ hour: 26, change: "2.00" });
    expect(view.hours[25]).toMatchObject({ udrs: 0, change: "0.00", percent: null });
    expect(view.classifications).toMatchObject([{ name: "Silver", udrs: 2 }]);
    expect(view.products).toMatchObject([{ name: "A film", udrs: 2 }]);
  });

  test("usage that loses its price loses what it costs now", () => {
    const view = viewOf(tallyOf([{ tried: NO_RATE, line: null }]));
    expect(view.total).toMatchObject({ now: "10.00", tried: "0.00", percent: "-100.0" });
    expect(view.losesPrice).toMatchObject({
      udrs: 1,
      amount: "10.00",
      reasons: [{ sentence: "No rate is for its product, product type or family.", udrs: 1 }],
      products: [{ name: "A film", udrs: 1 }],
      examples: [1],
    });
  });

  test("usage that gains a price, and usage that never had one", () => {
    const view = viewOf(tallyOf([{ now: NO_RATE }, { now: NO_RATE, tried: NO_RATE }]));
    expect(view.gainsPrice).toMatchObject({ udrs: 1, amount: "12.00" });
    expect(view.total).toMatchObject({ udrs: 1, now: "0.00", percent: null });
    expect(view.unpriced).toBe(1);
  });

  test.each([
    // now, then, the step it falls in
    [100n, 79n, 0],
    [100n, 80n, 1],
    [100n, 89n, 1],
    [100n, 94n, 2],
    [100n, 99n, 3],
    [100n, 101n, 4],
    [100n, 105n, 4],
    [100n, 110n, 5],
    [100n, 120n, 6],
    [100n, 121n, 7],
    [0n, 1n, 7],
    [0n, -1n, 0],
  ])("an account that pays %d now and %d then", (now, tried, step) => {
    const { accounts } = tallyOf([{ now: priced(now), tried: priced(tried) }]);
    expect(accounts.steps.indexOf(1)).toBe(step);
  });

  test("who pays as before is in no step", () => {
    const { accounts } = tallyOf([{ tried: priced(10n) }]);
    expect(accounts).toMatchObject({ same: 1, more: 0, less: 0, payMore: [], payLess: [] });
    expect(accounts.steps.every((count) => count === 0)).toBe(true);
  });

  test("the twenty whose cost rises most, and no more", () => {
    const { accounts } = tallyOf(Array.from({ length: 30 }, (_, index) => ({ accountId: index, tried: priced(11n + BigInt(index)) })));
    expect(accounts.payMore.map(({ accountId }) => accountId)).toEqual(Array.from({ length: 20 }, (_, index) => 29 - index));
    expect(accounts.payLess).toEqual([]);
  });
});

describe("parts add up to the whole", () => {
  const euros = fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n });
  const price = fc.oneof(
    euros.map(priced),
    euros.map((amount): PriceResult => ({ rated: true, gross: amount * 3n, net: amount, tax: amount * 2n, changes: [] })),
    fc.constant(NO_RATE),
  );
  const usages = fc.array(
    fc.record({
      udrId: fc.nat(),
      accountId: fc.nat(60),
      classification: fc.constantFrom("SILVER", "VIP"),
      product: fc.constantFrom("FILM", "CALL", "__proto__"),
      hour: fc.nat(167),
      line: fc.constantFrom("movies", "movies\n1", null),
      now: price,
      tried: price,
    }),
    { maxLength: 80 },
  );

  test("however they are cut, as long as no account is in two", () => {
    fc.assert(
      fc.property(usages, fc.integer({ min: 1, max: 7 }), (all, count) => {
        const parts = Array.from({ length: count }, (_, part) => tallyOf(all.filter(({ accountId }) => accountId % count === part)));
        const { parts: _whole, losesPrice, gainsPrice, ...whole } = tallyOf(all);
        const merged = parts.reduce(mergeTallies, EMPTY_TALLY);
        expect(merged).toMatchObject(whole);
        expect({ ...merged.losesPrice, examples: [] }).toEqual({ ...losesPrice, examples: [] });
        expect({ ...merged.gainsPrice, examples: [] }).toEqual({ ...gainsPrice, examples: [] });
        expect(merged.parts.length).toBe(count);
        expect(mergeTallies(EMPTY_TALLY, merged)).toEqual(merged);
      }),
    );
  });
});
