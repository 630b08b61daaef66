import { describe, expect, test } from "vitest";
import { compileCharge } from "./compile-charge.ts";
import { sheet } from "./testing/case-runner.ts";

describe("whole packages", () => {
  sheet(
    { charge: "package", size: "10", price: "2.50" },
    `0      | 0   | nothing
     0.001  | 2.5 | 0.001 after 0 free = 1 of 10 × 2.50 = 2.5
     10     | 2.5 | 10 after 0 free = 1 of 10 × 2.50 = 2.5
     10.001 | 5   | 10.001 after 0 free = 2 of 10 × 2.50 = 5
     11     | 5   |
     95     | 25  | 95 after 0 free = 10 of 10 × 2.50 = 25
     4 then 6 then 1 then 9 | 2.5 then 0 then 2.5 then 0 |`,
  );
});

describe("packages of a fraction", () => {
  sheet(
    { charge: "package", size: "0.25", price: "1" },
    `0.25 | 1 | 0.25 after 0 free = 1 of 0.25 × 1 = 1
     0.26 | 2 |
     1    | 4 |`,
  );
});

describe("after a free part", () => {
  sheet(
    { charge: "package", size: "10", price: "2", free: "15" },
    `0                     | 0                 | nothing
     15                    | 0                 | 0 after 15 free = 0 of 10 × 2 = 0
     15.5                  | 2                 | 0.5 after 15 free = 1 of 10 × 2 = 2
     10 then 8 then 7      | 0 then 2 then 0   | 10 after 15 free = 1 of 10 × 2 = 2
     10 then 8 then 7.5    | 0 then 2 then 2   | 10.5 after 15 free = 2 of 10 × 2 = 4
     40                    | 6                 | 25 after 15 free = 3 of 10 × 2 = 6`,
  );
});

describe("a least holds inside the free part too, a most for all of it", () => {
  sheet(
    { charge: "package", size: "10", price: "2", free: "15", minimum: "1", maximum: "5" },
    `0                    | 0                                     | nothing
     5                    | 1 minimum                             | 0 after 15 free = 0 of 10 × 2 = 0
     5 then 15 then 30    | 1 minimum then 1 then 3 maximum       |`,
  );
});

test("a package of nothing is a fault", () => {
  expect(() => compileCharge({ charge: "package", size: "0", price: "1" })).toThrow("holds something");
});
