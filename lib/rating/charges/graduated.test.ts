import { describe, expect, test } from "vitest";
import type { Band } from "./bands.ts";
import { compileCharge } from "./compile-charge.ts";
import { sheet } from "./testing/case-runner.ts";

const PRICES: readonly Band[] = [
  { upTo: "10", price: "0.10" },
  { upTo: "100", price: "0.05" },
  { upTo: null, price: "0.01" },
];
const FLATS: readonly Band[] = [
  { upTo: "10", flat: "5" },
  { upTo: "20", price: "0.2", flat: "3" },
  { upTo: null, flat: "1" },
];

describe("each part at the price of its band", () => {
  sheet(
    { charge: "graduated", bands: PRICES },
    `0        | 0       | nothing
     0.5      | 0.05    | 0.5 in 0 to 10 × 0.10 = 0.05
     10       | 1       | 10 in 0 to 10 × 0.10 = 1
     10.5     | 1.025   | 10 in 0 to 10 × 0.10 = 1; 0.5 in 10 to 100 × 0.05 = 0.025
     10.000000000001 | 1.00000000000005 |
     100      | 5.5     | 10 in 0 to 10 × 0.10 = 1; 90 in 10 to 100 × 0.05 = 4.5
     100.001  | 5.50001 | 10 in 0 to 10 × 0.10 = 1; 90 in 10 to 100 × 0.05 = 4.5; 0.001 in 100 to ∞ × 0.01 = 0.00001
     1000     | 14.5    | 10 in 0 to 10 × 0.10 = 1; 90 in 10 to 100 × 0.05 = 4.5; 900 in 100 to ∞ × 0.01 = 9
     8 then 4 then 88 then 100 | 0.8 then 0.3 then 4.4 then 1 |
     10.0 then 0 then 0.5 | 1 then 0 then 0.025 | 10 in 0 to 10 × 0.10 = 1; 0.5 in 10 to 100 × 0.05 = 0.025`,
  );
});

describe("each band entered adds its flat amount", () => {
  sheet(
    { charge: "graduated", bands: FLATS },
    `0     | 0   | nothing
     0.001 | 5   | 0.001 in 0 to 10 × 0 = 0; flat 5 for 0 to 10
     10    | 5   | 10 in 0 to 10 × 0 = 0; flat 5 for 0 to 10
     10.5  | 8.1 | 10 in 0 to 10 × 0 = 0; flat 5 for 0 to 10; 0.5 in 10 to 20 × 0.2 = 0.1; flat 3 for 10 to 20
     20    | 10  |
     21    | 11  | 10 in 0 to 10 × 0 = 0; flat 5 for 0 to 10; 10 in 10 to 20 × 0.2 = 2; flat 3 for 10 to 20; 1 in 20 to ∞ × 0 = 0; flat 1 for 20 to ∞
     4 then 6 then 1 then 1 | 5 then 0 then 3.2 then 0.2 |`,
  );
});

describe("one band, edges with fractions, and a band that is free", () => {
  sheet({ charge: "graduated", bands: [{ upTo: null, price: "0.05" }] }, "10.5 | 0.525 | 10.5 in 0 to ∞ × 0.05 = 0.525");
  sheet(
    { charge: "graduated", bands: [{ upTo: "0.25" }, { upTo: null, price: "4" }] },
    `0.25 | 0   | 0.25 in 0 to 0.25 × 0 = 0
     1    | 3   | 0.25 in 0 to 0.25 × 0 = 0; 0.75 in 0.25 to ∞ × 4 = 3`,
  );
});

describe("limits clamp what counts together", () => {
  sheet(
    { charge: "graduated", bands: PRICES, minimum: "0.5", maximum: "6" },
    `1                        | 0.5 minimum                                    | 1 in 0 to 10 × 0.10 = 0.1
     1 then 4 then 1          | 0.5 minimum then 0 then 0.1                    |
     100 then 40 then 60 then 5 | 5.5 then 0.4 then 0.1 maximum then 0 maximum |`,
  );
});

describe("bands that no document passes with", () => {
  test.each([
    ["none", []],
    ["the last has an end", [{ upTo: "10" }]],
    ["one before the last has none", [{ upTo: null }, { upTo: null }]],
  ])("%s: a fault", (_, bands) => {
    expect(() => compileCharge({ charge: "graduated", bands })).toThrow("only the last");
  });
});
