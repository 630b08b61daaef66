import { describe, expect, test } from "vitest";
import { compileCharge } from "./compile-charge.ts";
import { sheet } from "./testing/case-runner.ts";

describe("a price", () => {
  sheet(
    { charge: "perUnit", price: "5.00" },
    `0                                  | 0                                 | nothing
     0.00                               | 0                                 | nothing
     1                                  | 5                                 | 1 × 5.00 per 1 = 5
     3                                  | 15                                | 3 × 5.00 per 1 = 15
     0.001                              | 0.005                             | 0.001 × 5.00 per 1 = 0.005
     1.50                               | 7.5                               | 1.5 × 5.00 per 1 = 7.5
     999999999999.999999999999          | 4999999999999.999999999995        |
     0.000000000001                     | 0.000000000005                    |
     1 then 2 then 0 then 0.5           | 5 then 10 then 0 then 2.5         | 3.5 × 5.00 per 1 = 17.5`,
  );
});

describe("a price for 1000", () => {
  sheet(
    { charge: "perUnit", price: "2.50", per: "1000" },
    `1        | 0.0025  | 1 × 2.50 per 1000 = 0.0025
     1000     | 2.5     | 1000 × 2.50 per 1000 = 2.5
     1048576  | 2621.44 | 1048576 × 2.50 per 1000 = 2621.44`,
  );
});

describe("a price that no decimal writes", () => {
  sheet(
    { charge: "perUnit", price: "10", per: "3" },
    `1               | 10/3                      | 1 × 10 per 3 = 10/3
     3               | 10                        | 3 × 10 per 3 = 10
     0.3             | 1                         |
     0.02            | 1/15                      |
     1 then 1 then 1 | 10/3 then 10/3 then 10/3  | 3 × 10 per 3 = 10`,
  );
});

describe("a price of a fraction of a unit", () => {
  sheet({ charge: "perUnit", price: "1", per: "0.25" }, "1 | 4 | 1 × 1 per 0.25 = 4");
});

describe("a price for nothing, and one that is paid out", () => {
  sheet({ charge: "perUnit", price: "0" }, "7 | 0 | 7 × 0 per 1 = 0");
  sheet({ charge: "perUnit", price: "-0.05" }, "7 | -0.35 | 7 × -0.05 per 1 = -0.35");
});

describe("Mbps × hours", () => {
  sheet(
    { charge: "perUnit", price: "0.02", times: "mbps" },
    `24 mbps=150                    | 72                   | 24 × 150 × 0.02 per 1 = 72
     24 mbps=150.0                  | 72                   | 24 × 150 × 0.02 per 1 = 72
     24 mbps=0                      | 0                    | 24 × 0 × 0.02 per 1 = 0
     24 mbps=0.5                    | 0.24                 |
     24                             | METADATA_MISSING     |
     24 mbps=fast                   | METADATA_INVALID     |
     24 mbps=                       | METADATA_INVALID     |
     24 mbps=1e3                    | METADATA_INVALID     |
     24 mbps=-1                     | NEGATIVE_USAGE       |
     24 mbps=1.0000000000001        | TOO_MANY_DIGITS      |
     24 mbps=1.0000000000000        | 0.48                 |
     24 mbps=1000000000000          | TOO_MANY_DIGITS      |
     0                              | 0                    | nothing
     0 mbps=fast                    | 0                    | nothing
     2 mbps=100 then 3 mbps=50      | 4 then 3             | 350 × 0.02 per 1 = 7`,
  );
  sheet({ charge: "perUnit", price: "0.02", times: "constructor" }, "24 | METADATA_MISSING");

  test("the numbers that were read are told, and nothing else of the metadata", () => {
    const { measure } = compileCharge({ charge: "perUnit", price: "0.02", times: "mbps" });
    const measured = measure({ quantity: { unscaled: 24n, scale: 0 }, metadata: { mbps: "150.0", name: "Ada" } });
    expect(measured.ok && measured.value.attributes).toEqual({ mbps: "150.0" });
  });
});

describe("a least and a most", () => {
  sheet(
    { charge: "perUnit", price: "0.10", minimum: "0.50", maximum: "2.00" },
    `0                          | 0                                              | nothing
     0.001                      | 0.5 minimum                                    | 0.001 × 0.10 per 1 = 0.0001
     4.999                      | 0.5 minimum                                    |
     5                          | 0.5                                            |
     5.01                       | 0.501                                          |
     20                         | 2                                              |
     20.01                      | 2 maximum                                      | 20.01 × 0.10 per 1 = 2.001
     1 then 3 then 4 then 30    | 0.5 minimum then 0 minimum then 0.3 then 1.2 maximum |`,
  );
  sheet({ charge: "perUnit", price: "0.02", times: "mbps", minimum: "1" }, "24 mbps=0 | 1 minimum");
});
