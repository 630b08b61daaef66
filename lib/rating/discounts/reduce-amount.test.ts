import { describe, expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { type CounterKey, type Counters, NO_COUNTERS } from "../counters.ts";
import { fraction, fractionToString, NOTHING } from "../fraction.ts";
import { changesOf, explainSteps } from "./discount-step.ts";
import { reduceAmount } from "./reduce-amount.ts";
import { countersAt, judgeStack, stackOf, stepsInShort } from "./testing/discount-stack.ts";

/** What the counters of all discounts per period held before. */
const TAKEN = "3.5";

function reduce(discounts: string, amount: string, counters: Counters = countersAt(TAKEN)) {
  return reduceAmount(judgeStack(stackOf(discounts)), { amount: fraction(amount), counters });
}

describe("a stack of discounts on an amount", () => {
  test.each`
    discounts                                 | amount    | applied               | refused                                                         | left
    ${""}                                     | ${"10"}   | ${""}                 | ${""}                                                           | ${"10"}
    ${"A 10%"}                                | ${"10"}   | ${"A 1"}              | ${""}                                                           | ${"9"}
    ${"A 12.5%"}                              | ${"1"}    | ${"A 0.125"}          | ${""}                                                           | ${"0.875"}
    ${"A 10%"}                                | ${"1/3"}  | ${"A 1/30"}           | ${""}                                                           | ${"0.3"}
    ${"A 10%, B 20%"}                         | ${"10"}   | ${"A 1, B 2"}         | ${""}                                                           | ${"7"}
    ${"B 20%, A 10%"}                         | ${"10"}   | ${"A 1, B 2"}         | ${""}                                                           | ${"7"}
    ${"A 10% level 2, B 20%"}                 | ${"10"}   | ${"B 2, A 0.8"}       | ${""}                                                           | ${"7.2"}
    ${"A 10%, B 20% level 2, C 50% level 3"}  | ${"100"}  | ${"A 10, B 18, C 36"} | ${""}                                                           | ${"36"}
    ${"A 10%, B 10% level 10, C 10% level 9"} | ${"100"}  | ${"A 10, C 9, B 8.1"} | ${""}                                                           | ${"72.9"}
    ${"A 60%, B 60%"}                         | ${"10"}   | ${"A 6, B 4"}         | ${""}                                                           | ${"0"}
    ${"A 60%, B 60%, C 5%"}                   | ${"10"}   | ${"A 6, B 4"}         | ${"C nothingLeft"}                                              | ${"0"}
    ${"A 100%, B 10% level 2, C 1"}           | ${"10"}   | ${"A 10"}             | ${"B nothingLeft, C nothingLeft"}                               | ${"0"}
    ${"A 150%"}                               | ${"10"}   | ${"A 10"}             | ${""}                                                           | ${"0"}
    ${"A 0%"}                                 | ${"10"}   | ${""}                 | ${"A usedUp"}                                                   | ${"10"}
    ${"A 3"}                                  | ${"10"}   | ${"A 3"}              | ${""}                                                           | ${"7"}
    ${"A 3, B 10%"}                           | ${"10"}   | ${"B 1, A 3"}         | ${""}                                                           | ${"6"}
    ${"B 3 level 1, A 2 level 2"}             | ${"4"}    | ${"B 3, A 1"}         | ${""}                                                           | ${"0"}
    ${"B 3, A 2"}                             | ${"4"}    | ${"A 2, B 2"}         | ${""}                                                           | ${"0"}
    ${"A 12"}                                 | ${"10"}   | ${"A 10"}             | ${""}                                                           | ${"0"}
    ${"A 12, B 1"}                            | ${"10"}   | ${"A 10"}             | ${"B nothingLeft"}                                              | ${"0"}
    ${"A 10"}                                 | ${"10"}   | ${"A 10"}             | ${""}                                                           | ${"0"}
    ${"A 5"}                                  | ${"10/3"} | ${"A 10/3"}           | ${""}                                                           | ${"0"}
    ${"A 3"}                                  | ${"10/3"} | ${"A 3"}              | ${""}                                                           | ${"1/3"}
    ${"A 0"}                                  | ${"10"}   | ${""}                 | ${"A usedUp"}                                                   | ${"10"}
    ${"A 5 a cycle"}                          | ${"10"}   | ${"A 1.5 (1.5 to 0)"} | ${""}                                                           | ${"8.5"}
    ${"A 5 a cycle"}                          | ${"1"}    | ${"A 1 (1.5 to 0.5)"} | ${""}                                                           | ${"0"}
    ${"A 3.5 a cycle"}                        | ${"10"}   | ${""}                 | ${"A usedUp"}                                                   | ${"10"}
    ${"A 2 a cycle, B 1"}                     | ${"10"}   | ${"B 1"}              | ${"A usedUp"}                                                   | ${"9"}
    ${"A 10% a cycle"}                        | ${"10"}   | ${"A 1"}              | ${""}                                                           | ${"9"}
    ${"A 10%, +10%"}                          | ${"100"}  | ${"A 10, + 9"}        | ${""}                                                           | ${"81"}
    ${"A 10% level 3, +10%"}                  | ${"100"}  | ${"A 10, + 9"}        | ${""}                                                           | ${"81"}
    ${"+10%, +20%"}                           | ${"100"}  | ${"+ 10, + 20"}       | ${""}                                                           | ${"70"}
    ${"+60%, +60%"}                           | ${"100"}  | ${"+ 60, + 40"}       | ${""}                                                           | ${"0"}
    ${"+5, A 3, +10%"}                        | ${"10"}   | ${"+ 1, A 3, + 5"}    | ${""}                                                           | ${"1"}
    ${"+12"}                                  | ${"10"}   | ${"+ 10"}             | ${""}                                                           | ${"0"}
    ${"A 10%, B 1, +10%, +1"}                 | ${"0"}    | ${""}                 | ${"A nothingLeft, + nothingLeft, B nothingLeft, + nothingLeft"} | ${"0"}
    ${"A 10%, B 1, +1"}                       | ${"-10"}  | ${"A -1"}             | ${"B nothingLeft, + nothingLeft"}                               | ${"-9"}
    ${"A 5 a cycle"}                          | ${"-10"}  | ${""}                 | ${"A nothingLeft"}                                              | ${"-10"}
    ${"A 3 free, B 10%"}                      | ${"10"}   | ${"B 1"}              | ${""}                                                           | ${"9"}
  `("$discounts on $amount: $applied | $refused | $left", ({ discounts, amount, applied, refused, left }) => {
    const reduced = reduce(discounts, amount);
    expect(stepsInShort(explainSteps(reduced.steps))).toEqual({ applied, refused });
    expect(fractionToString(reduced.amount)).toBe(left);
  });
});

describe("the counter of a discount per period", () => {
  const key: CounterKey = { owner: "subscription", per: "cycle", name: '["discount","A","amount"]' };

  test("counts what was taken, and by how many UDRs", () => {
    const quantity = decimal("5.0");
    const counted = { quantity, udrs: 3, beyondFree: quantity, paying: 3 };
    expect(changesOf(reduce("A 5 a cycle, B 10%, C 1", "10").steps)).toEqual([{ key, counted }]);
  });

  test("begins at nothing", () => {
    const { steps } = reduce("A 5 a cycle", "2", NO_COUNTERS);
    expect(changesOf(steps)).toEqual([{ key, counted: { quantity: decimal("2"), udrs: 1, beyondFree: decimal("2"), paying: 1 } }]);
    expect(stepsInShort(explainSteps(steps)).applied).toBe("A 2 (5 to 3)");
  });

  test("stays as it is where nothing was taken", () => {
    expect(changesOf(reduce("A 5 a cycle", "0").steps)).toEqual([]);
    expect(changesOf(reduce("A 3.5 a cycle", "1").steps)).toEqual([]);
    expect(reduceAmount(judgeStack(stackOf("A 3.5 a cycle")), { amount: NOTHING, counters: NO_COUNTERS }).amount).toEqual(NOTHING);
  });

  test("counts a third as the next decimal above, and never more than was left", () => {
    const applied = (discounts: string, amount: string) => stepsInShort(explainSteps(reduce(discounts, amount, NO_COUNTERS).steps)).applied;
    expect(applied("A 5 a cycle", "10/3")).toBe("A 10/3 (5 to 1.666666666666)");
    expect(applied("A 0.3333333333333333334 a cycle", "1/3")).toBe("A 1/3 (0.3333333333333333334 to 0)");
  });
});
