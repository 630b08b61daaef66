import { describe } from "vitest";
import { sheet } from "./testing/case-runner.ts";

describe("an amount", () => {
  sheet(
    { charge: "flat", amount: "3.00" },
    `0              | 0 | nothing
     0.00           | 0 | nothing
     0.000000000001 | 3 | flat 3
     1              | 3 | flat 3
     1000           | 3 | flat 3`,
  );
});

describe("free of charge", () => {
  sheet({ charge: "flat", amount: "0" }, "1 | 0 | flat 0");
});

describe("a least above the amount", () => {
  sheet(
    { charge: "flat", amount: "3.00", minimum: "4" },
    `0 | 0         | nothing
     1 | 4 minimum | flat 3`,
  );
});

describe("a most below the amount", () => {
  sheet({ charge: "flat", amount: "3.00", maximum: "2.5" }, "1 | 2.5 maximum | flat 3");
});
