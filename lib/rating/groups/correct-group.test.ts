import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { instantFromMillis } from "#lib/kernel/instant.ts";
import { micros, microsToString } from "#lib/kernel/money.ts";
import type { Charge } from "../charges/charge.ts";
import type { Counted } from "../charges/charge-program.ts";
import { compileRateBook } from "../compile-rate-book.ts";
import type { Counters } from "../counters.ts";
import type { Discount } from "../discounts/discount.ts";
import type { RateBook } from "../rate-book.ts";
import { rateUsage } from "../rate-usage.ts";
import type { Amounts } from "../round-and-tax.ts";
import type { Usage } from "../usage.ts";
import { correctGroup, type GroupMember } from "./correct-group.ts";

const MARCH = Date.UTC(2026, 2, 2, 12);
const MARCH_CYCLES = { subscription: "2026-03", agreement: "2026-03" };

function planOf(charge: Charge, { scope = "period", discounts = [] }: { scope?: "udr" | "period" | "pool"; discounts?: Discount[] } = {}) {
  const book: RateBook = {
    format: "ratewright/rate-book@1",
    code: "GLOBAL",
    name: "Global",
    currency: "EUR",
    taxInclusive: true,
    timeZone: "Europe/Nicosia",
    rounding: "half-away-from-zero",
    roundTo: 2,
    rates: [{ key: "data", for: { productType: "DATA" }, scope, base: charge, tiered: [] }],
    zones: {},
    timeModels: {},
    discounts,
  };
  return compileRateBook(book);
}

type Used = { readonly quantity: string; readonly product?: string; readonly subscription?: number };

function usageOf({ quantity, product = "MB" }: Used, index: number): Usage {
  return {
    productCode: product,
    productTypeCode: "DATA",
    productFamilyCode: null,
    taxPercent: decimal("19"),
    quantity: decimal(quantity),
    from: instantFromMillis(MARCH + index * 60_000),
    to: null,
    metadata: { value: quantity },
    directive: "toBeBilled",
  };
}

/** Rates the usage one by one, each on top of what counted before it, and posts it. */
function posted(plan: ReturnType<typeof planOf>, used: readonly Used[], store = counterStore()): readonly GroupMember[] {
  return used.map((each, index) => {
    const usage = usageOf(each, index);
    const subscription = each.subscription ?? 1;
    const result = rateUsage(plan, usage, store.countersOf(subscription));
    if (!result.rated) return expect.fail(result.code);
    for (const { key, counted } of result.changes) store.put(subscription, key, counted);
    const { gross, net, tax, explanation } = result;
    return {
      udr: index + 1,
      subscription,
      agreement: 7,
      cycles: MARCH_CYCLES,
      group: "data",
      from: usage.from,
      explanation,
      standing: "charged",
      posted: { gross, net, tax },
    };
  });
}

function counterStore() {
  const counts = new Map<string, Counted>();
  const nameOf = (subscription: number, key: { owner: string; name: string }) =>
    JSON.stringify([key.owner === "agreement" ? 7 : subscription, key.name]);
  return {
    countersOf:
      (subscription: number): Counters =>
      (key) =>
        counts.get(nameOf(subscription, key)) ?? null,
    put: (subscription: number, key: { owner: string; name: string }, counted: Counted) =>
      void counts.set(nameOf(subscription, key), counted),
  };
}

const GRADUATED: Charge = {
  charge: "graduated",
  bands: [
    { upTo: "10", price: "1.00" },
    { upTo: null, price: "0.50" },
  ],
};
const VOLUME: Charge = {
  charge: "volume",
  bands: [
    { upTo: "10", price: "1.00" },
    { upTo: null, price: "0.50" },
  ],
};

const gross = (amounts: readonly { readonly amounts: Amounts }[]) => amounts.map((each) => microsToString(each.amounts.gross, 2));

describe("a UDR that did not happen leaves its group", () => {
  test.each<[string, Charge, readonly string[], number, readonly string[]]>([
    // What                                       charge     used                left out  correction of the rest
    ["the rest moves into the dearer band", GRADUATED, ["8", "5", "4"], 1, ["3.50"]],
    ["the last one changes nothing for the others", GRADUATED, ["8", "5", "4"], 3, []],
    ["a cheaper volume band is lost", VOLUME, ["8", "5"], 1, ["6.50"]],
    ["a single price knows no bands", { charge: "perUnit", price: "0.10" }, ["8", "5"], 1, []],
    ["packages are begun anew", { charge: "package", size: "10", price: "2" }, ["8", "5"], 1, ["0.00"]],
  ])("%s", (_, charge, quantities, leaver, expected) => {
    const members = posted(
      planOf(charge),
      quantities.map((quantity) => ({ quantity })),
    );
    const { corrections } = correctGroup({ members: members.filter(({ udr }) => udr !== leaver), corrections: [] });
    expect(gross(corrections)).toEqual(expected.filter((amount) => amount !== "0.00"));
  });
});

test("a favour counts on: nobody else pays for it", () => {
  const members = posted(planOf(GRADUATED), [{ quantity: "8" }, { quantity: "5" }, { quantity: "4" }]);
  const none = { gross: 0n, net: 0n, tax: 0n };
  const favour = members.map((member) => (member.udr === 1 ? { ...member, standing: "favour" as const, posted: none } : member));
  expect(correctGroup({ members: favour, corrections: [] }).corrections).toEqual([]);
});

test("one correction for each subscription, product and tax rate", () => {
  const used = [{ quantity: "8" }, { quantity: "4", product: "GB" }, { quantity: "4" }, { quantity: "4", subscription: 2 }];
  const members = posted(planOf(GRADUATED, { scope: "pool" }), used);
  const { corrections } = correctGroup({ members: members.slice(1), corrections: [] });
  expect(corrections.map(({ subscription, product, taxPercent }) => [subscription, product, taxPercent].join(" "))).toEqual([
    "1 GB 19",
    "1 MB 19",
    "2 MB 19",
  ]);
  expect(gross(corrections)).toEqual(["1.00", "2.00", "1.00"]);
});

test("a discount per period is given back to those that remain", () => {
  const discount: Discount = {
    code: "TEN",
    version: 1,
    kind: "freeUsage",
    value: "10",
    per: "period",
    renew: "cycle",
    level: 1,
    for: null,
    zone: null,
    account: null,
    validFrom: null,
    validTo: null,
  };
  const plan = planOf({ charge: "perUnit", price: "1.00" }, { scope: "udr", discounts: [discount] });
  const members = posted(plan, [{ quantity: "8" }, { quantity: "5" }]);
  expect(members.map(({ posted: { gross: amount } }) => microsToString(amount, 2))).toEqual(["0.00", "3.00"]);
  expect(gross(correctGroup({ members: members.slice(1), corrections: [] }).corrections)).toEqual(["-3.00"]);
});

const charge = fc.constantFrom<Charge>(
  GRADUATED,
  VOLUME,
  { charge: "perUnit", price: "0.333", per: "7", minimum: "2", maximum: "40" },
  { charge: "package", size: "7", price: "1.99", free: "5" },
  {
    charge: "graduated",
    bands: [
      { upTo: "5", price: "0", flat: "3" },
      { upTo: "50", price: "0.1234" },
      { upTo: null, price: "0.2", flat: "1" },
    ],
  },
  { charge: "percentage", of: "value", rate: "2.9", fixed: "0.30", freeUdrs: 2, freeAmount: "50" },
);
const used = fc.array(
  fc.record({
    quantity: fc.integer({ min: 0, max: 300 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`),
    product: fc.constantFrom("MB", "GB"),
  }),
  { minLength: 1, maxLength: 10 },
);

const sumOf = (amounts: readonly Amounts[]) => amounts.reduce((sum, each) => sum + each.gross, 0n);

describe("whatever was used", () => {
  test("what stands is what the rest would have cost by itself, and a second correction finds nothing", () => {
    const property = fc.property(charge, used, fc.nat(), (shape, all, pick) => {
      const plan = planOf(shape);
      const members = posted(plan, all);
      const rest = members.filter((_, index) => index !== pick % members.length);
      const { corrections, countersOf } = correctGroup({ members: rest, corrections: [] });
      const alone = posted(
        plan,
        all.map((each, index) => (index === pick % all.length ? { ...each, quantity: "0" } : each)),
      );
      const standing = sumOf([...rest.map((member) => member.posted), ...corrections.map(({ amounts }) => amounts)]);
      expect(standing).toBe(sumOf(alone.map((member) => member.posted)));
      expect(correctGroup({ members: rest, corrections }).corrections).toEqual([]);
      // The new revision is the group's last: together they come to F of everything.
      const last = rateUsage(
        plan,
        usageOf({ quantity: "2.5" }, all.length),
        countersOf({ subscription: 1, agreement: 7, cycles: MARCH_CYCLES }),
      );
      const whole = posted(plan, [
        ...all.map((each, index) => (index === pick % all.length ? { ...each, quantity: "0" } : each)),
        { quantity: "2.5" },
      ]);
      expect(last.rated && standing + last.gross).toBe(sumOf(whole.map((member) => member.posted)));
    });
    fc.assert(property, { numRuns: 1000 });
  });

  test("nothing left out, nothing to correct; and the order of the members means nothing", () => {
    const property = fc.property(charge, used, (shape, all) => {
      const members = posted(planOf(shape), all);
      expect(correctGroup({ members, corrections: [] }).corrections).toEqual([]);
      expect(correctGroup({ members: [...members].reverse().slice(1), corrections: [] }).corrections).toEqual(
        correctGroup({ members: members.slice(0, -1), corrections: [] }).corrections,
      );
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

test("gross is net plus tax in every correction", () => {
  const members = posted(planOf(VOLUME), [{ quantity: "8" }, { quantity: "5" }]);
  const { corrections } = correctGroup({ members: members.slice(1), corrections: [] });
  for (const { amounts } of corrections) expect(amounts.net + amounts.tax).toBe(amounts.gross);
  expect(corrections[0]?.amounts.gross).toBe(micros("6.50"));
});
