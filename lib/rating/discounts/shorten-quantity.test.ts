import { expect, test } from "vitest";
import { decimal } from "#lib/kernel/decimal.ts";
import { changesOf, explainSteps } from "./discount-step.ts";
import { shortenQuantity } from "./shorten-quantity.ts";
import { countersAt, judgeStack, stackOf, stepsInShort } from "./testing/discount-stack.ts";

/** What the counters of all discounts per period held before. */
const TAKEN = "3.5";

test.each`
  discounts                       | quantity  | applied               | refused                                             | left
  ${"A 3 free"}                   | ${"10"}   | ${"A 3"}              | ${""}                                               | ${"7"}
  ${"A 3 free, B 10%, C 1"}       | ${"10"}   | ${"A 3"}              | ${""}                                               | ${"7"}
  ${"A 3.5 free"}                 | ${"4.25"} | ${"A 3.5"}            | ${""}                                               | ${"0.75"}
  ${"A 30 free"}                  | ${"10"}   | ${"A 10"}             | ${""}                                               | ${"0"}
  ${"B 3 free, A 4 free"}         | ${"5"}    | ${"A 4, B 1"}         | ${""}                                               | ${"0"}
  ${"A 4 free level 2, B 3 free"} | ${"5"}    | ${"B 3, A 2"}         | ${""}                                               | ${"0"}
  ${"A 5 free, B 4 free"}         | ${"5"}    | ${"A 5"}              | ${"B nothingLeft"}                                  | ${"0"}
  ${"A 5 free, +4 free"}          | ${"7"}    | ${"A 5, + 2"}         | ${""}                                               | ${"0"}
  ${"A 5 free"}                   | ${"0"}    | ${""}                 | ${"A nothingLeft"}                                  | ${"0"}
  ${"A 5 free"}                   | ${"0.00"} | ${""}                 | ${"A nothingLeft"}                                  | ${"0.00"}
  ${"A 5 free a cycle"}           | ${"10"}   | ${"A 1.5 (1.5 to 0)"} | ${""}                                               | ${"8.5"}
  ${"A 5.0 free a cycle"}         | ${"1"}    | ${"A 1 (1.5 to 0.5)"} | ${""}                                               | ${"0"}
  ${"A 2 free a cycle"}           | ${"10"}   | ${""}                 | ${"A usedUp"}                                       | ${"10"}
  ${"A 5 free, +4 free"}          | ${"m"}    | ${""}                 | ${"A chargeMeasuresAmount, + chargeMeasuresAmount"} | ${"10"}
`("$discounts of $quantity: $applied | $refused | $left", ({ discounts, quantity, applied, refused, left }) => {
  const measuresAmount = quantity === "m";
  const usage = { quantity: decimal(measuresAmount ? "10" : quantity), measuresAmount, counters: countersAt(TAKEN) };
  const shortened = shortenQuantity(judgeStack(stackOf(discounts)), usage);
  expect(stepsInShort(explainSteps(shortened.steps))).toEqual({ applied, refused });
  expect(shortened.left).toEqual(decimal(left));
});

test("the counter of free usage per period holds the quantity that was free, and of how many UDRs", () => {
  const usage = { quantity: decimal("1"), measuresAmount: false, counters: countersAt(TAKEN) };
  const { steps } = shortenQuantity(judgeStack(stackOf("A 5 free a cycle, B 5 free")), usage);
  const counted = { quantity: decimal("4.5"), udrs: 3, beyondFree: decimal("4.5"), paying: 3 };
  expect(changesOf(steps)).toEqual([{ key: { owner: "subscription", per: "cycle", name: '["discount","A","freeUsage"]' }, counted }]);
});
