import { describe, expect, test } from "vitest";
import { compileCharge } from "./compile-charge.ts";
import { sheet } from "./testing/case-runner.ts";

describe("a cost with 20 %", () => {
  sheet(
    { charge: "costPlus", of: "cost", markup: "20" },
    `1 cost=10        | 12               | cost 10; 20 % of 10 = 2
     0 cost=10        | 12               | cost 10; 20 % of 10 = 2
     1 cost=0.333333  | 0.3999996        |
     1 cost=0         | 0                | nothing
     1                | METADATA_MISSING |
     1 cost=1,5       | METADATA_INVALID |
     1 cost=-1        | NEGATIVE_USAGE   |`,
  );
});

describe("other markups", () => {
  sheet({ charge: "costPlus", of: "cost", markup: "0" }, "1 cost=9.99 | 9.99 | cost 9.99; 0 % of 9.99 = 0");
  sheet({ charge: "costPlus", of: "cost", markup: "12.5" }, "1 cost=8 | 9 | cost 8; 12.5 % of 8 = 1");
  sheet({ charge: "costPlus", of: "cost", markup: "150" }, "1 cost=2 | 5 | cost 2; 150 % of 2 = 3");
});

describe("limits", () => {
  sheet(
    { charge: "costPlus", of: "cost", markup: "20", minimum: "1", maximum: "100" },
    `1 cost=0    | 0           | nothing
     1 cost=0.5  | 1 minimum   | cost 0.5; 20 % of 0.5 = 0.1
     1 cost=90   | 100 maximum |`,
  );
});

test("the cost that was read is told", () => {
  const { measure, measuresAmount } = compileCharge({ charge: "costPlus", of: "cost", markup: "1" });
  const measured = measure({ quantity: { unscaled: 1n, scale: 0 }, metadata: { cost: "9.90" } });
  expect(measuresAmount).toBe(true);
  expect(measured.ok && measured.value.attributes).toEqual({ cost: "9.90" });
});
