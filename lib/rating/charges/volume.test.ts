import { describe } from "vitest";
import { sheet } from "./testing/case-runner.ts";

describe("all of it at the price of the band it ends in", () => {
  sheet(
    {
      charge: "volume",
      bands: [
        { upTo: "10", price: "0.10", flat: "1" },
        { upTo: "100", price: "0.05" },
        { upTo: null, price: "0.01", flat: "2" },
      ],
    },
    `0       | 0       | nothing
     0.5     | 1.05    | 0.5 in 0 to 10 × 0.10 = 0.05; flat 1 for 0 to 10
     10      | 2       | 10 in 0 to 10 × 0.10 = 1; flat 1 for 0 to 10
     10.5    | 0.525   | 10.5 in 10 to 100 × 0.05 = 0.525
     100     | 5       | 100 in 10 to 100 × 0.05 = 5
     100.1   | 3.001   | 100.1 in 100 to ∞ × 0.01 = 1.001; flat 2 for 100 to ∞
     1000    | 12      | 1000 in 100 to ∞ × 0.01 = 10; flat 2 for 100 to ∞`,
  );
});

describe("a cheaper band makes later usage cost less than nothing", () => {
  sheet(
    {
      charge: "volume",
      bands: [
        { upTo: "10", price: "1" },
        { upTo: null, price: "0.5" },
      ],
    },
    `10 then 1       | 10 then -4.5        | 11 in 10 to ∞ × 0.5 = 5.5
     10 then 0 then 10 | 10 then 0 then 0  |`,
  );
});

describe("limits", () => {
  sheet(
    {
      charge: "volume",
      bands: [
        { upTo: "10", price: "1" },
        { upTo: null, price: "0.5" },
      ],
      minimum: "2",
      maximum: "8",
    },
    `0                  | 0                                     | nothing
     1                  | 2 minimum                             |
     10                 | 8 maximum                             | 10 in 0 to 10 × 1 = 10
     1 then 9 then 1    | 2 minimum then 6 maximum then -2.5    |`,
  );
});
