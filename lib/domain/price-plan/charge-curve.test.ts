import { describe, expect, it } from "vitest";
import type { Charge } from "#lib/rating/charges/charge.ts";
import { chargeCurve } from "./charge-curve.ts";

const BANDS = [
  { upTo: "10", price: "1" },
  { upTo: null, price: "0.5", flat: "2" },
] as const;

const examplesOf = (charge: Charge) => chargeCurve(charge).examples.map(({ quantity, amount }) => `${quantity}: ${amount}`);

describe("what a charge costs over its quantity", () => {
  it.each<readonly [string, Charge, readonly string[]]>([
    ["per unit", { charge: "perUnit", price: "3" }, ["1: 3.000000", "2: 6.000000", "5: 15.000000"]],
    ["times an attribute counts as once", { charge: "perUnit", price: "3", times: "mbps" }, ["1: 3.000000", "2: 6.000000", "5: 15.000000"]],
    ["a flat amount", { charge: "flat", amount: "3" }, ["1: 3.000000", "2: 3.000000", "5: 3.000000"]],
    [
      "graduated: at the edge, beyond it, further",
      { charge: "graduated", bands: BANDS },
      ["1: 1.000000", "10: 10.000000", "11: 12.500000", "20: 17.000000", "50: 32.000000"],
    ],
    ["volume", { charge: "volume", bands: BANDS }, ["1: 1.000000", "10: 10.000000", "11: 7.500000", "20: 12.000000", "50: 27.000000"]],
    [
      "packages",
      { charge: "package", size: "25", price: "4" },
      ["1: 4.000000", "25: 4.000000", "26: 8.000000", "50: 8.000000", "125: 20.000000"],
    ],
    [
      "a minimum",
      { charge: "costPlus", of: "cost", markup: "10", minimum: "50" },
      ["1: 50.000000", "100: 110.000000", "101: 111.100000", "200: 220.000000", "500: 550.000000"],
    ],
  ])("%s", (_name, charge, expected) => {
    expect(examplesOf(charge)).toEqual(expected);
  });

  it("is drawn from nothing to the last example, never backwards", () => {
    const { points, of } = chargeCurve({ charge: "percentage", of: "price", rate: "2.9" });
    expect(of).toBe("price");
    expect(points[0]).toEqual({ quantity: "0", amount: "0.000000" });
    expect(points.at(-1)?.quantity).toBe("500");
    expect(points.length).toBeGreaterThan(100);
  });
});
