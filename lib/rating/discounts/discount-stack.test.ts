import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDecimals, compareDecimals, decimal, ZERO } from "#lib/kernel/decimal.ts";
import type { Counted } from "../charges/charge-program.ts";
import { type Counters, NO_COUNTERS } from "../counters.ts";
import { add, type Fraction, fraction, isLess, NOTHING, simplest, subtract } from "../fraction.ts";
import { DISCOUNT_KINDS, type Discount, type DiscountKind } from "./discount.ts";
import { changesOf, explainSteps } from "./discount-step.ts";
import type { JudgedDiscounts } from "./judge-discounts.ts";
import { type ChargedAmount, reduceAmount } from "./reduce-amount.ts";
import { retakeDiscounts } from "./retake-discounts.ts";
import { type Quantity, shortenQuantity } from "./shorten-quantity.ts";
import { ANY, countersAt, judgeStack, stackOf } from "./testing/discount-stack.ts";

function takeOff(judged: JudgedDiscounts, charged: ChargedAmount) {
  const { amount, steps } = reduceAmount(judged, charged);
  return { amount, ...explainSteps(steps), changes: changesOf(steps) };
}

function takeFree(judged: JudgedDiscounts, quantity: Quantity) {
  const { left, steps } = shortenQuantity(judged, quantity);
  return { left, ...explainSteps(steps), changes: changesOf(steps) };
}

/** "0.00" to as many hundredths. */
const someHundredths = (max: number) =>
  fc.integer({ min: 0, max }).map((count) => `${Math.trunc(count / 100)}.${(count % 100).toString().padStart(2, "0")}`);
const someValue = (kind: DiscountKind) => someHundredths(kind === "percentage" ? 12_000 : 2000);
const someAdHoc = fc.constantFrom(...DISCOUNT_KINDS).chain((kind) => fc.record({ kind: fc.constant(kind), value: someValue(kind) }));
const someDiscount = fc.constantFrom(...DISCOUNT_KINDS).chain((kind) =>
  fc.record({
    code: fc.constantFrom("A", "B", "C", "D", "E", "F", "a", "é"),
    kind: fc.constant(kind),
    value: someValue(kind),
    per: fc.constantFrom("udr" as const, "period" as const),
    level: fc.integer({ min: 1, max: 11 }),
    renew: fc.constantFrom("never" as const, "cycle" as const, { every: 2, unit: "week" as const }),
  }),
);
const someStack = fc.record({
  discounts: fc
    .uniqueArray(someDiscount, { maxLength: 6, selector: ({ code }) => code })
    .map((entries): readonly Discount[] => entries.map((entry) => ({ ...ANY, ...entry }))),
  adHoc: fc.array(someAdHoc, { maxLength: 2 }),
});
const someAmount = fc
  .record({ numerator: fc.bigInt({ min: -500n, max: 5000n }), denominator: fc.constantFrom(1n, 3n, 7n, 100n, 1_000_000n) })
  .map((amount): Fraction => amount);
const someQuantity = fc.integer({ min: 0, max: 5000 }).map((thousandths) => ({ unscaled: BigInt(thousandths), scale: 3 }));
const someTaken = someHundredths(1500).map(countersAt);

describe("always", () => {
  const RUNS = { numRuns: 2000 };
  const same = (left: Fraction, right: Fraction) => expect(simplest(left)).toEqual(simplest(right));

  test("a positive charge never falls below zero, and nothing else changes its sign", () => {
    fc.assert(
      fc.property(someStack, someAmount, someTaken, (stack, amount, counters) => {
        const taken = takeOff(judgeStack(stack), { amount, counters });
        if (amount.numerator >= 0n) expect(taken.amount.numerator >= 0n && !isLess(amount, taken.amount)).toBe(true);
        else expect(taken.amount.numerator <= 0n && !isLess(taken.amount, amount)).toBe(true);
      }),
      RUNS,
    );
  });

  test("what each is said to have taken adds up to the difference, and each took something", () => {
    fc.assert(
      fc.property(someStack, someAmount, someTaken, (stack, amount, counters) => {
        const taken = takeOff(judgeStack(stack), { amount, counters });
        const sum = taken.applied.reduce((total, { took }) => add(total, fraction(took)), NOTHING);
        same(subtract(amount, sum), taken.amount);
        expect(taken.applied.filter(({ took }) => took === "0")).toEqual([]);
      }),
      RUNS,
    );
  });

  test("the stored explanation alone gives the same amount", () => {
    fc.assert(
      fc.property(someStack, someAmount, someTaken, (stack, amount, counters) => {
        const taken = takeOff(judgeStack(stack), { amount, counters });
        same(retakeDiscounts(amount, JSON.parse(JSON.stringify(taken.applied))), taken.amount);
      }),
      RUNS,
    );
  });

  test("free usage in an explanation takes nothing from the amount", () => {
    const { applied } = takeFree(judgeStack(stackOf("A 3 free")), { quantity: decimal("5"), measuresAmount: false, counters: NO_COUNTERS });
    same(retakeDiscounts(fraction("10"), applied), fraction("10"));
  });

  test("free usage leaves a quantity that is not negative, and takes the rest", () => {
    fc.assert(
      fc.property(someStack, someQuantity, someTaken, (stack, quantity, counters) => {
        const { left, applied } = takeFree(judgeStack(stack), { quantity, measuresAmount: false, counters });
        const sum = applied.reduce((total, { took }) => addDecimals(total, decimal(took)), left);
        expect(compareDecimals(left, ZERO)).toBeGreaterThanOrEqual(0);
        expect(compareDecimals(sum, quantity)).toBe(0);
      }),
      RUNS,
    );
  });

  test("the order of definitions means nothing", () => {
    fc.assert(
      fc.property(
        someStack,
        someAmount,
        someQuantity,
        someTaken,
        fc.integer({ min: 0, max: 6 }),
        (stack, amount, quantity, counters, turn) => {
          const turned = [...stack.discounts.slice(turn), ...stack.discounts.slice(0, turn)].reverse();
          const [judged, other] = [judgeStack(stack), judgeStack({ ...stack, discounts: turned })];
          expect(takeOff(other, { amount, counters })).toEqual(takeOff(judged, { amount, counters }));
          const usage = { quantity, measuresAmount: false, counters };
          expect(takeFree(other, usage)).toEqual(takeFree(judged, usage));
        },
      ),
      RUNS,
    );
  });

  test("every discount that holds is either applied or refused, but for what concerns the other", () => {
    fc.assert(
      fc.property(someStack, someAmount, someQuantity, (stack, amount, quantity) => {
        const judged = judgeStack(stack);
        const free = takeFree(judged, { quantity, measuresAmount: false, counters: NO_COUNTERS });
        const off = takeOff(judged, { amount, counters: NO_COUNTERS });
        const named = [...free.applied, ...free.refused, ...off.applied, ...off.refused].map(({ code }) => code ?? "+").sort();
        expect(named).toEqual([...stack.discounts.map(({ code }) => code), ...stack.adHoc.map(() => "+")].sort());
      }),
      RUNS,
    );
  });

  test("a budget is never exceeded, over any sequence of usage", () => {
    const someUse = fc.record({ amount: someAmount, quantity: someQuantity });
    fc.assert(
      fc.property(someStack, fc.array(someUse, { maxLength: 12 }), (stack, uses) => {
        const judged = judgeStack(stack);
        const counters = new Map<string, Counted>();
        const read: Counters = ({ name }) => counters.get(name) ?? null;
        const taken = new Map<string, Fraction>();
        for (const { amount, quantity } of uses) {
          const free = takeFree(judged, { quantity, measuresAmount: false, counters: read });
          const off = takeOff(judged, { amount, counters: read });
          for (const { key, counted: now } of [...free.changes, ...off.changes]) counters.set(key.name, now);
          for (const { code, took, left } of [...free.applied, ...off.applied]) {
            if (code !== null && left !== null) taken.set(code, add(taken.get(code) ?? NOTHING, fraction(took)));
          }
        }
        for (const { code, value } of stack.discounts) expect(isLess(fraction(value), taken.get(code) ?? NOTHING)).toBe(false);
        for (const { quantity, udrs } of counters.values()) expect(udrs > 0 && quantity.unscaled > 0n).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("percentages keep the ratio of amounts", () => {
    fc.assert(
      fc.property(someStack, someAmount, fc.bigInt({ min: 2n, max: 9n }), ({ discounts, adHoc }, amount, times) => {
        const isPercentage = ({ kind }: { kind: DiscountKind }) => kind === "percentage";
        const judged = judgeStack({ discounts: discounts.filter(isPercentage), adHoc: adHoc.filter(isPercentage) });
        const multiple = (of: Fraction): Fraction => ({ numerator: of.numerator * times, denominator: of.denominator });
        const once = reduceAmount(judged, { amount, counters: NO_COUNTERS });
        same(reduceAmount(judged, { amount: multiple(amount), counters: NO_COUNTERS }).amount, multiple(once.amount));
      }),
      RUNS,
    );
  });
});
