import { describe, expect, test } from "vitest";
import { compileCharge } from "./compile-charge.ts";
import { sheet } from "./testing/case-runner.ts";

describe("seconds: the first minute whole, then by 6 seconds", () => {
  sheet(
    {
      charge: "stepped",
      connectFee: "0.15",
      segments: [
        { from: "0", price: "0.06", per: "60", increment: "60" },
        { from: "60", price: "0.12", per: "60", increment: "6" },
      ],
    },
    `0     | 0     | nothing
     0.5   | 0.21  | connect 0.15; 0.5 from 0 in 60 = 60 × 0.06 per 60 = 0.06
     1     | 0.21  | connect 0.15; 1 from 0 in 60 = 60 × 0.06 per 60 = 0.06
     60    | 0.21  | connect 0.15; 60 from 0 in 60 = 60 × 0.06 per 60 = 0.06
     60.5  | 0.222 | connect 0.15; 60 from 0 in 60 = 60 × 0.06 per 60 = 0.06; 0.5 from 60 in 6 = 6 × 0.12 per 60 = 0.012
     66    | 0.222 | connect 0.15; 60 from 0 in 60 = 60 × 0.06 per 60 = 0.06; 6 from 60 in 6 = 6 × 0.12 per 60 = 0.012
     66.001 | 0.234 |
     67    | 0.234 | connect 0.15; 60 from 0 in 60 = 60 × 0.06 per 60 = 0.06; 7 from 60 in 6 = 12 × 0.12 per 60 = 0.024
     120   | 0.33  |`,
  );
});

describe("by the second, a price per minute that no decimal divides", () => {
  sheet(
    { charge: "stepped", segments: [{ from: "0", price: "0.10", per: "60", increment: "1" }] },
    `1    | 1/600  | 1 from 0 in 1 = 1 × 0.10 per 60 = 1/600
     6    | 0.01   | 6 from 0 in 1 = 6 × 0.10 per 60 = 0.01
     6.5  | 7/600  | 6.5 from 0 in 1 = 7 × 0.10 per 60 = 7/600
     3600 | 6      |`,
  );
});

describe("segments of different denominators add up", () => {
  sheet(
    {
      charge: "stepped",
      connectFee: "0.5",
      segments: [
        { from: "0", price: "1", per: "3", increment: "1" },
        { from: "2", price: "1", per: "7", increment: "0.5" },
      ],
    },
    `1   | 5/6   | connect 0.5; 1 from 0 in 1 = 1 × 1 per 3 = 1/3
     2.2 | 26/21 | connect 0.5; 2 from 0 in 1 = 2 × 1 per 3 = 2/3; 0.2 from 2 in 0.5 = 0.5 × 1 per 7 = 1/14`,
  );
});

describe("the price is for each unit unless it says otherwise, and a segment may be free", () => {
  sheet(
    {
      charge: "stepped",
      segments: [
        { from: "0", price: "0", increment: "30" },
        { from: "30", price: "0.02", increment: "10" },
      ],
    },
    `30 | 0   | 30 from 0 in 30 = 30 × 0 per 1 = 0
     31 | 0.2 | 30 from 0 in 30 = 30 × 0 per 1 = 0; 1 from 30 in 10 = 10 × 0.02 per 1 = 0.2
     50 | 0.4 |`,
  );
});

describe("limits", () => {
  sheet(
    { charge: "stepped", connectFee: "0.1", segments: [{ from: "0", price: "1", increment: "1" }], minimum: "2", maximum: "5" },
    `0   | 0         | nothing
     1   | 2 minimum | connect 0.1; 1 from 0 in 1 = 1 × 1 per 1 = 1
     4.9 | 5 maximum | connect 0.1; 4.9 from 0 in 1 = 5 × 1 per 1 = 5
     4   | 4.1       |`,
  );
});

describe("segments that no document passes with are a fault", () => {
  test.each([
    ["an increment of nothing", [{ from: "0", price: "1", increment: "0" }], "holds something"],
    ["a price for nothing", [{ from: "0", price: "1", per: "0", increment: "1" }], "something positive"],
    ["the first does not begin at 0", [{ from: "1", price: "1", increment: "1" }], "begins at 0"],
    ["none", [], "begins at 0"],
  ])("%s", (_, segments, message) => {
    expect(() => compileCharge({ charge: "stepped", segments })).toThrow(message);
  });
});
