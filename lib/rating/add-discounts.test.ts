import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { addDiscounts } from "./add-discounts.ts";
import type { Counted } from "./charges/charge-program.ts";
import { type CompiledRateBook, compileRateBook } from "./compile-rate-book.ts";
import type { CounterKey, Counters } from "./counters.ts";
import type { Discount } from "./discounts/discount.ts";
import { correctGroup } from "./groups/correct-group.ts";
import { counterKeysOf } from "./groups/counter-keys.ts";
import { priceUsage } from "./price-usage.ts";
import type { Rate } from "./rate-book.ts";
import { rateUsage } from "./rate-usage.ts";
import { recompute } from "./recompute.ts";
import type { Usage } from "./usage.ts";
import { explainInWords } from "./words/explain-in-words.ts";
import { bookOf, usageOf } from "./words/testing/explained.ts";

const discount = (change: Partial<Discount>): Discount => ({
  code: "POOL",
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
  ...change,
});

const shared = (value: string, capPerSim: string | null = null, change: Partial<Discount> = {}) =>
  discount({ code: "MOBILE-100GB", value, shared: { capPerSim, timeZone: "Europe/Nicosia" }, ...change });

const ZONES = { "HOME (allowance MOBILE-100GB)": { all: [{ attribute: "where", is: "home" }] } };

function bookWith(discounts: readonly Discount[], rate: Partial<Rate> = {}, own: readonly Discount[] = []): CompiledRateBook {
  return addDiscounts(compileRateBook(bookOf(rate, { discounts: own }), "3"), { discounts, zones: ZONES });
}

/** An organisation's counters in memory, by whose they are. */
function organisation(book: CompiledRateBook) {
  const counts = new Map<string, Counted>();
  const nameOf = (sim: string, { owner, name }: CounterKey) => JSON.stringify([owner === "agreement" ? "all" : sim, name]);
  const countersOf =
    (sim: string): Counters =>
    (key) =>
      counts.get(nameOf(sim, key)) ?? null;
  return (sim: string, changes: Partial<Usage>) => {
    const result = rateUsage(book, usageOf(changes), countersOf(sim));
    if (!result.rated) throw new Error(result.code);
    const priced = priceUsage(book, usageOf(changes), countersOf(sim));
    expect(priced).toMatchObject({ rated: true, gross: result.gross, changes: result.changes });
    for (const { key, counted } of result.changes) counts.set(nameOf(sim, key), counted);
    return result;
  };
}

const of = (quantity: string, changes: Partial<Usage> = {}) => ({ quantity: decimal(quantity), ...changes });
const said = (result: { readonly explanation: Parameters<typeof explainInWords>[0] }) =>
  explainInWords(result.explanation, { unit: "GB", names: {} }).reasons.flatMap(({ kind, text }) =>
    kind === "discount" || kind === "lostDiscount" ? [text] : [],
  );

describe("in words", () => {
  test("what was taken of what, and what is left", () => {
    const use = organisation(bookWith([shared("43")]));
    use("a", of("2"));
    const half = use("b", of("41.5"));
    expect(said(half)).toEqual(["Shared allowance MOBILE-100GB: 41 of 41.5 GB free, 0 GB left."]);
    expect(said(use("a", of("1")))).toEqual(["Not used: shared allowance MOBILE-100GB (it is used up)."]);
  });

  test("how much of it is for this SIM", () => {
    const use = organisation(bookWith([shared("10", "6")]));
    expect(said(use("a", of("4")))).toEqual(["Shared allowance MOBILE-100GB: 4 of 4 GB free, 6 GB left, 2 GB of it for this SIM."]);
    expect(said(use("b", of("5")))).toEqual(["Shared allowance MOBILE-100GB: 5 of 5 GB free, 1 GB left, 1 GB of it for this SIM."]);
    expect(said(use("c", of("1")))).toEqual(["Shared allowance MOBILE-100GB: 1 of 1 GB free, 0 GB left, 0 GB of it for this SIM."]);
    const capped = organisation(bookWith([shared("10", "6")]));
    capped("a", of("6"));
    expect(said(capped("a", of("1")))).toEqual(["Not used: shared allowance MOBILE-100GB (this SIM has taken its 6 GB of it)."]);
  });

  test("after the SIM's own, which may be called the same", () => {
    const use = organisation(bookWith([shared("10")], {}, [discount({ code: "MOBILE-100GB", value: "3" })]));
    expect(said(use("a", of("5")))).toEqual([
      "3 GB free (MOBILE-100GB, 0 GB left).",
      "Shared allowance MOBILE-100GB: 2 of 5 GB free, 8 GB left.",
    ]);
  });

  test("why usage elsewhere had none of it", () => {
    const use = organisation(bookWith([shared("10", null, { zone: "HOME (allowance MOBILE-100GB)" })]));
    expect(use("a", of("5", { metadata: { where: "home" } })).gross).toBe(0n);
    const [text = ""] = said(use("a", of("5", { metadata: { where: "abroad" } })));
    expect(text).toContain("Not used: shared allowance MOBILE-100GB (zone HOME");
  });
});

test("what is free does not enter the count of the charge", () => {
  const bands = [
    { upTo: "10", price: "1" },
    { upTo: null, price: "0.5" },
  ];
  const use = organisation(bookWith([shared("5")], { scope: "pool", base: { charge: "graduated", bands } }));
  expect(use("a", of("10")).gross).toBe(5_000_000n);
  expect(use("b", of("10")).gross).toBe(7_500_000n);
});

test("a book without any is the book it was, and its rates are read once", () => {
  const book = compileRateBook(bookOf({}), "3");
  expect(addDiscounts(book, { discounts: [shared("5")], zones: {} }).rates).toBe(book.rates);
  const plain = rateUsage(book, usageOf(of("5")));
  expect(rateUsage(addDiscounts(book, { discounts: [], zones: {} }), usageOf(of("5")))).toEqual(plain);
});

test("an explanation names both counters, recomputes its amount, and replays to what the SIMs took together", () => {
  const some = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 30 }), fc.option(fc.integer({ min: 1, max: 9 })), (uses, whole, cap) => {
      const use = organisation(bookWith([shared(String(whole), cap === null ? null : String(cap))]));
      const rated = uses.map(([sim, quantity]) => ({ sim, result: use(sim, of(String(quantity))) }));
      const members = rated.map(({ sim, result: { explanation, gross, net, tax } }, index) => {
        expect(recompute(explanation)).toEqual({ gross, net, tax });
        expect(counterKeysOf(explanation).map(({ owner, cycleOf }) => cycleOf ?? owner)).toEqual(["agreement", "agreement"]);
        const cycles = { subscription: "own", agreement: "pool" };
        const owner = { subscription: sim.charCodeAt(0), agreement: 1, cycles };
        return { ...owner, udr: index, group: "g", from: index, explanation, standing: "charged" as const, posted: { gross, net, tax } };
      });
      // Stored and read again, as JSON: in the order in which they came nothing changes.
      const stored = members.map((member) => ({ ...member, explanation: JSON.parse(JSON.stringify(member.explanation)) }));
      const { corrections, countersOf } = correctGroup({ members: stored, corrections: [] });
      expect(corrections).toEqual([]);
      const [first] = members;
      const [ofAll] = counterKeysOf(first?.explanation ?? expect.fail("nothing"));
      const took = [...new Set(members.map(({ subscription }) => subscription))].map((subscription) => {
        const member = members.find((each) => each.subscription === subscription) ?? expect.fail("nobody");
        const own = counterKeysOf(member.explanation)[1] ?? expect.fail("no share");
        return Number(countersOf(member)(own)?.quantity.unscaled ?? 0n);
      });
      const together = Number(countersOf(first ?? expect.fail("nothing"))(ofAll ?? expect.fail("no counter"))?.quantity.unscaled ?? 0n);
      expect(took.reduce((total, each) => total + each, 0)).toBe(together);
      expect(together).toBeLessThanOrEqual(whole);
    }),
  );
});
