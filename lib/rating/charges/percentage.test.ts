import { describe, expect, test } from "vitest";
import { compileCharge } from "./compile-charge.ts";
import { sheet } from "./testing/case-runner.ts";

describe("percent of an amount and a fixed part", () => {
  sheet(
    { charge: "percentage", of: "amount", rate: "2.9", fixed: "0.30" },
    `1 amount=100                       | 3.2              | 2.9 % of 100, 0 free = 2.9; 1 × 0.30 = 0.3
     0 amount=100                       | 3.2              | 2.9 % of 100, 0 free = 2.9; 1 × 0.30 = 0.3
     7 amount=0.01                      | 0.30029          |
     1 amount=0                         | 0                | nothing
     1 amount=0.00                      | 0                | nothing
     1                                  | METADATA_MISSING |
     0                                  | METADATA_MISSING |
     1 amount=ten                       | METADATA_INVALID |
     1 amount=-5                        | NEGATIVE_USAGE   |
     1 amount=0.0000000000001           | TOO_MANY_DIGITS  |
     1 amount=100 then 1 amount=0 then 1 amount=50 | 3.2 then 0 then 1.75 | 2.9 % of 150, 0 free = 4.35; 2 × 0.30 = 0.6`,
  );
});

describe("percent alone, above 100 and of nothing", () => {
  sheet({ charge: "percentage", of: "amount", rate: "1.5" }, "1 amount=20 | 0.3 | 1.5 % of 20, 0 free = 0.3");
  sheet({ charge: "percentage", of: "amount", rate: "250" }, "1 amount=20 | 50 | 250 % of 20, 0 free = 50");
  sheet({ charge: "percentage", of: "amount", rate: "0", fixed: "1" }, "1 amount=20 | 1 | 0 % of 20, 0 free = 0; 1 × 1 = 1");
});

describe("the first two are free", () => {
  sheet(
    { charge: "percentage", of: "amount", rate: "1", fixed: "0.1", freeUdrs: 2 },
    `1 amount=10                                            | 0                      | 1 % of 0, 10 free = 0
     1 amount=10 then 1 amount=20 then 1 amount=30          | 0 then 0 then 0.4      | 1 % of 30, 30 free = 0.3; 1 × 0.1 = 0.1
     1 amount=10 then 1 amount=0 then 1 amount=20 then 1 amount=30 | 0 then 0 then 0 then 0.4 |`,
  );
});

describe("the first 100 are free", () => {
  sheet(
    { charge: "percentage", of: "amount", rate: "1", fixed: "0.1", freeAmount: "100" },
    `1 amount=100                                    | 0                          | 1 % of 0, 100 free = 0
     1 amount=100.5                                  | 0.105                      | 1 % of 0.5, 100 free = 0.005; 1 × 0.1 = 0.1
     1 amount=60 then 1 amount=60 then 1 amount=60   | 0 then 0.3 then 0.7        | 1 % of 80, 100 free = 0.8; 2 × 0.1 = 0.2
     1 amount=60 then 1 amount=40 then 1 amount=1    | 0 then 0 then 0.11         | 1 % of 1, 100 free = 0.01; 1 × 0.1 = 0.1
     1 amount=250 then 1 amount=1.5                  | 1.6 then 0.115             |`,
  );
});

describe("whichever limit ends first", () => {
  sheet(
    { charge: "percentage", of: "amount", rate: "1", fixed: "0.1", freeUdrs: 3, freeAmount: "100" },
    `1 amount=10 then 1 amount=10 then 1 amount=10 then 1 amount=10   | 0 then 0 then 0 then 0.2     | 1 % of 10, 30 free = 0.1; 1 × 0.1 = 0.1
     1 amount=80 then 1 amount=30 then 1 amount=10                    | 0 then 0.2 then 0.2          | 1 % of 20, 100 free = 0.2; 2 × 0.1 = 0.2
     1 amount=50 then 1 amount=40 then 1 amount=10 then 1 amount=1    | 0 then 0 then 0 then 0.11    |`,
  );
});

describe("a free part of 0 is none", () => {
  sheet({ charge: "percentage", of: "amount", rate: "1", freeUdrs: 0 }, "1 amount=10 | 0.1");
  sheet({ charge: "percentage", of: "amount", rate: "1", freeAmount: "0" }, "1 amount=10 | 0.1");
  sheet({ charge: "percentage", of: "amount", rate: "1", freeUdrs: 0, freeAmount: "100" }, "1 amount=10 | 0.1");
});

describe("limits", () => {
  sheet(
    { charge: "percentage", of: "amount", rate: "1", minimum: "0.5", maximum: "2" },
    `1 amount=0                      | 0                                  | nothing
     1 amount=10                     | 0.5 minimum                        | 1 % of 10, 0 free = 0.1
     1 amount=300                    | 2 maximum                          |
     1 amount=10 then 1 amount=100   | 0.5 minimum then 0.6               |`,
  );
});

test("the amount that was read is told", () => {
  const { measure, measuresAmount } = compileCharge({ charge: "percentage", of: "amount", rate: "1" });
  const measured = measure({ quantity: { unscaled: 1n, scale: 0 }, metadata: { amount: "9.90", card: "4111" } });
  expect(measuresAmount).toBe(true);
  expect(measured.ok && measured.value.attributes).toEqual({ amount: "9.90" });
});
