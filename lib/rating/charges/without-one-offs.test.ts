import { expect, test } from "vitest";
import type { Charge } from "./charge.ts";
import { withoutLimits, withoutOneOffs } from "./without-one-offs.ts";

const segments = [{ from: "0", price: "1", increment: "1" }];

test.each<[Charge, Charge]>([
  [
    { charge: "perUnit", price: "1", times: "mbps", minimum: "1" },
    { charge: "perUnit", price: "1", times: "mbps" },
  ],
  [
    { charge: "flat", amount: "3.00", maximum: "2" },
    { charge: "flat", amount: "0" },
  ],
  [
    {
      charge: "graduated",
      bands: [
        { upTo: "1", flat: "2" },
        { upTo: null, price: "1", flat: "2" },
      ],
    },
    {
      charge: "graduated",
      bands: [
        { upTo: "1", flat: "0" },
        { upTo: null, price: "1", flat: "0" },
      ],
    },
  ],
  [
    {
      charge: "volume",
      bands: [
        { upTo: "1", price: "2" },
        { upTo: null, price: "1", flat: "2" },
      ],
    },
    {
      charge: "volume",
      bands: [
        { upTo: "1", price: "2" },
        { upTo: null, price: "1", flat: "0" },
      ],
    },
  ],
  [
    { charge: "package", size: "1", price: "1", free: "5", minimum: "1", maximum: "2" },
    { charge: "package", size: "1", price: "1", free: "5" },
  ],
  [
    { charge: "stepped", connectFee: "1", segments },
    { charge: "stepped", connectFee: "0", segments },
  ],
  [
    { charge: "stepped", segments },
    { charge: "stepped", segments },
  ],
  [
    { charge: "percentage", of: "amount", rate: "1", fixed: "1", freeUdrs: 2 },
    { charge: "percentage", of: "amount", rate: "1", fixed: "0", freeUdrs: 2 },
  ],
  [
    { charge: "percentage", of: "amount", rate: "1" },
    { charge: "percentage", of: "amount", rate: "1" },
  ],
  [
    { charge: "costPlus", of: "cost", markup: "1", minimum: "9" },
    { charge: "costPlus", of: "cost", markup: "1" },
  ],
])("%j becomes %j", (charge, expected) => {
  expect(withoutOneOffs(charge)).toStrictEqual(expected);
});

test("limits alone", () => {
  const charge: Charge = { charge: "flat", amount: "3", minimum: "1", maximum: "2" };
  expect(withoutLimits(charge)).toStrictEqual({ charge: "flat", amount: "3" });
});
